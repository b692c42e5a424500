import { createRequire } from 'node:module';
import { cosDeg } from '@deconflict/engine/geo';
import { feature, mesh } from 'topojson-client';
import type { PolygonFeature, Topology } from 'topojson-client';
import type { MapView } from './map-view.ts';
import { linePath, ringPath } from './path-data.ts';
import { clipRing, partsNearBox, simplifyLine } from './polyline.ts';
import type { Box, PicturePoint } from './projection.ts';

/** Land and borders as path data, clipped to what the map draws. */
export interface Basemap {
  readonly land: string;
  readonly borders: string;
}

/** Thinning of coasts and borders, units of the picture: finer than the source is at any useful zoom. */
const TOLERANCE_UNITS = 32;

/** Length of a degree of latitude, metres, rounded down. */
const METRES_PER_DEGREE = 110_500;

/**
 * Natural Earth 1:50 million by way of world-atlas: for orientation only. It takes no side: a border drawn here
 * is no statement on whose it is.
 */
export function drawBasemap(view: MapView): Basemap {
  const { land, borders } = readAtlas();
  const box = degreeBox(view);
  return {
    land: land
      .flatMap((ring) => shiftedCopies(ring, box))
      .map((ring) => landPath(ring, box, view))
      .join(''),
    borders: borders
      .flatMap((line) => shiftedCopies(line, box))
      .map((line) => borderPath(line, box, view))
      .join(''),
  };
}

/**
 * Latitudes and longitudes that certainly hold everything that is drawn: x is longitude (unwrapped about the
 * centre), y latitude. At a pole every longitude.
 */
export function degreeBox(view: MapView): Box {
  const { minX, minY, maxX, maxY } = view.drawn;
  const reachM = (Math.max(maxX - minX, maxY - minY) * 0.75 * view.metresPerUnit) / METRES_PER_DEGREE;
  const minY_ = Math.max(-90, view.centre.latDeg - reachM);
  const maxY_ = Math.min(90, view.centre.latDeg + reachM);
  const narrowest = cosDeg(Math.max(Math.abs(minY_), Math.abs(maxY_)));
  const halfWidth = narrowest * 180 > reachM ? reachM / narrowest : 180;
  return {
    minX: view.centre.lonDeg - halfWidth,
    minY: minY_,
    maxX: view.centre.lonDeg + halfWidth,
    maxY: maxY_,
  };
}

interface Atlas {
  readonly land: readonly (readonly PicturePoint[])[];
  readonly borders: readonly (readonly PicturePoint[])[];
}

const require = createRequire(import.meta.url);

let atlas: Atlas | undefined;

/** Read once: the file never changes while the program runs. */
function readAtlas(): Atlas {
  if (atlas) return atlas;
  const topology = require('world-atlas/countries-50m.json') as Topology;
  const countries = topology.objects['countries'];
  const landObject = topology.objects['land'];
  if (!countries || !landObject) throw new Error('world-atlas: got no countries or land, expected both');
  const collection = feature(topology, landObject);
  const features = 'features' in collection ? collection.features : [collection];
  atlas = {
    land: features.flatMap(ringsOf).filter(isNoPoint).map(unwrapRing),
    borders: mesh(topology, countries, (one, two) => one !== two).coordinates.map(unwrapLine),
  };
  return atlas;
}

function ringsOf({ geometry }: PolygonFeature): readonly (readonly PicturePoint[])[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** The source cuts a hole of a hundred metres into the South Pole; closed over the pole it would take everything away. */
function isNoPoint(ring: readonly PicturePoint[]): boolean {
  return ring.some(([, lat]) => Math.abs(lat) < 89.9);
}

/**
 * The source joins what 180 degrees cuts apart, so that longitudes jump from one side to the other. They are made
 * to run on beyond 180; a ring that goes round the Earth is closed over the pole on its side.
 */
function unwrapRing(ring: readonly PicturePoint[]): readonly PicturePoint[] {
  const unwrapped = unwrapLine(ring);
  const first = unwrapped[0];
  const last = unwrapped.at(-1);
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return unwrapped;
  const pole = last[1] < 0 ? -90 : 90;
  return [...unwrapped, [last[0], pole], [first[0], pole]];
}

function unwrapLine(line: readonly PicturePoint[]): readonly PicturePoint[] {
  let turn = 0;
  return line.map(([lon, lat], index): PicturePoint => {
    const before = line[index - 1];
    if (before) turn -= 360 * Math.round((lon - before[0]) / 360);
    return [lon + turn, lat];
  });
}

/** The line itself and its copies a turn to either side, as far as they overlap the box in longitude and latitude. */
function shiftedCopies(line: readonly PicturePoint[], box: Box): readonly (readonly PicturePoint[])[] {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [lon, lat] of line) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (north < box.minY || south > box.maxY) return [];
  return [-360, 0, 360]
    .filter((turn) => east + turn >= box.minX && west + turn <= box.maxX)
    .map((turn) => (turn === 0 ? line : line.map(([lon, lat]): PicturePoint => [lon + turn, lat])));
}

/** Clipped in degrees first: a ring that reaches round the Earth would turn inside out in the plane. */
function landPath(ring: readonly PicturePoint[], box: Box, view: MapView): string {
  const degrees = densifyRing(clipRing(ring, box), (box.maxY - box.minY) / 60);
  const points = degrees.map(([lon, lat]) => view.project(lat, lon));
  return ringPath(simplifyLine(clipRing(points, view.drawn), TOLERANCE_UNITS));
}

function borderPath(line: readonly PicturePoint[], box: Box, view: MapView): string {
  return partsNearBox(line, box)
    .flatMap((part) =>
      partsNearBox(
        part.map(([lon, lat]) => view.project(lat, lon)),
        view.drawn,
      ),
    )
    .map((part) => linePath(simplifyLine(part, TOLERANCE_UNITS)))
    .join('');
}

/** Points on long edges: the box's own edges are parallels and meridians, which are curves in the plane. */
function densifyRing(ring: readonly PicturePoint[], stepDeg: number): PicturePoint[] {
  return ring.flatMap((point, index) => {
    const next = ring[(index + 1) % ring.length]!;
    const pieces = Math.ceil(Math.max(Math.abs(next[0] - point[0]), Math.abs(next[1] - point[1])) / stepDeg);
    return Array.from({ length: Math.max(1, pieces) }, (_, piece): PicturePoint => {
      const share = piece / Math.max(1, pieces);
      return [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])];
    });
  });
}
