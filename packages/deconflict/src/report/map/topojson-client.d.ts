/** The part of topojson-client 3 that the map uses; the package brings no types. */
declare module 'topojson-client' {
  export interface Topology {
    readonly type: 'Topology';
    readonly objects: Readonly<Record<string, TopologyObject>>;
  }

  export interface TopologyObject {
    readonly type: string;
  }

  export interface MultiLineString {
    readonly type: 'MultiLineString';
    readonly coordinates: readonly (readonly (readonly [number, number])[])[];
  }

  export interface PolygonFeature {
    readonly geometry:
      | {
          readonly type: 'MultiPolygon';
          readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
        }
      | {
          readonly type: 'Polygon';
          readonly coordinates: readonly (readonly (readonly [number, number])[])[];
        };
  }

  export interface PolygonFeatureCollection {
    readonly features: readonly PolygonFeature[];
  }

  export function feature(
    topology: Topology,
    object: TopologyObject,
  ): PolygonFeature | PolygonFeatureCollection;

  export function mesh(
    topology: Topology,
    object: TopologyObject,
    filter: (one: TopologyObject, two: TopologyObject) => boolean,
  ): MultiLineString;
}
