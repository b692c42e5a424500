import geographiclib from 'geographiclib-geodesic';

const { Geodesic } = geographiclib;
const wgs84 = Geodesic.WGS84;

/** Geodetic degrees on WGS84. */
export interface Place {
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** Length of the geodesic between two places, metres. */
export function distanceM(a: Place, b: Place): number {
  return wgs84.Inverse(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg, Geodesic.DISTANCE).s12!;
}

/** The chord between the unit normals of two places: the angle between them in radians, or less. */
export function chordBetweenNormals(a: Place, b: Place): number {
  const [ax, ay, az] = normalAt(a);
  const [bx, by, bz] = normalAt(b);
  return Math.hypot(ax - bx, ay - by, az - bz);
}

function normalAt({ latDeg, lonDeg }: Place): readonly [number, number, number] {
  const lat = (latDeg * Math.PI) / 180;
  const lon = (lonDeg * Math.PI) / 180;
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/** WGS84, equatorial radius and flattening. */
const A_M = 6_378_137;
const F = 1 / 298.257223563;

/** The place in metres from the centre of the Earth, on the surface of the ellipsoid. */
export function surfacePoint(place: Place): readonly [number, number, number] {
  const [x, y, z] = normalAt(place);
  const e2 = F * (2 - F);
  const n = A_M / Math.sqrt(1 - e2 * z * z);
  return [n * x, n * y, n * (1 - e2) * z];
}

/** The place at a distance in metres along a geodesic that leaves at a true azimuth. */
export function destination(from: Place, azimuthDeg: number, metres: number): Place {
  const { lat2, lon2 } = wgs84.Direct(
    from.latDeg,
    from.lonDeg,
    azimuthDeg,
    metres,
    Geodesic.LATITUDE | Geodesic.LONGITUDE,
  );
  return { latDeg: lat2!, lonDeg: lon2! };
}

/** The geodesic from one place to another, walked by fractions of its length. */
export interface Path {
  readonly lengthM: number;
  placeAt(fraction: number): Place;
}

export function pathBetween(from: Place, to: Place): Path {
  const line = wgs84.InverseLine(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg);
  const lengthM = line.s13;
  return {
    lengthM,
    placeAt: (fraction) => {
      const { lat2, lon2 } = line.Position(fraction * lengthM, Geodesic.LATITUDE | Geodesic.LONGITUDE);
      return { latDeg: lat2!, lonDeg: lon2! };
    },
  };
}

/** Metres east and north on an azimuthal equidistant map. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The azimuthal equidistant map of the ellipsoid about a centre. It is one to one far beyond any outline here, so a
 * point lies inside a ring exactly where its picture lies inside the picture of the ring. A short distance on it is
 * too long by at most r^2 / 6R^2 at r metres from the centre: 1.6e-4 at 200 km.
 */
export function pictureOf(place: Place, centre: Place): MapPoint {
  const { s12, azi1 } = wgs84.Inverse(
    centre.latDeg,
    centre.lonDeg,
    place.latDeg,
    place.lonDeg,
    Geodesic.DISTANCE | Geodesic.AZIMUTH,
  );
  const azimuth = (azi1! * Math.PI) / 180;
  return { x: s12! * Math.sin(azimuth), y: s12! * Math.cos(azimuth) };
}
