import { log } from './elementary/exponential.ts';
import { cosDeg, sinDeg } from './elementary/sine-cosine.ts';
import { distanceM } from './geodesic.ts';
import { arc, COS_AZIMUTH_1, DISTANCE, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { LINE_SIZE, normaliseLonDeg, setLatLonOnLine, setLine } from './geodesic-line.ts';
import type { EdgeKind } from './outline.ts';
import type { LatLon } from './position.ts';
import { ECCENTRICITY_SQUARED } from './wgs84.ts';

/** How far the geodesics that stand for an edge may lie from it. */
export const DRAWN_EDGE_TOLERANCE_M = 0.01;

/**
 * Places between two vertices such that geodesics through them stay within {@link DRAWN_EDGE_TOLERANCE_M} of the
 * edge as it is meant: a rhumb line, or a straight line in longitude and latitude.
 *
 * The edge runs the shorter way around, as every reader of such files expects of 179 to -179; longitudes a whole
 * turn or more apart mean the full parallel, as in a world map from -180 to 180.
 */
export function densifyEdge(from: LatLon, to: LatLon, kind: EdgeKind): LatLon[] {
  const lonSpan = lonSpanDeg(from.lonDeg, to.lonDeg, kind);
  const curve: Curve = { from, to, lonSpan, isRhumb: kind === 'parallel' };
  const places: LatLon[] = [];
  // Along a meridian all three kinds are the same line.
  if (lonSpan === 0) return places;
  const parts = Math.max(1, Math.ceil(Math.abs(lonSpan) / 30));
  let start = from;
  for (let k = 1; k <= parts; k += 1) {
    const end = k === parts ? to : placeOnCurve(curve, k / parts);
    addPlaces(curve, (k - 1) / parts, start, k / parts, end, places, 0);
    if (k < parts) places.push(end);
    start = end;
  }
  return places;
}

interface Curve {
  readonly from: LatLon;
  readonly to: LatLon;
  readonly lonSpan: number;
  readonly isRhumb: boolean;
}

function lonSpanDeg(from: number, to: number, kind: EdgeKind): number {
  const raw = to - from;
  if (kind === 'as-drawn' && Math.abs(raw) >= 360) return raw > 0 ? 360 : -360;
  return normaliseLonDeg(raw);
}

function addPlaces(
  curve: Curve,
  a: number,
  start: LatLon,
  b: number,
  end: LatLon,
  places: LatLon[],
  depth: number,
): void {
  if (depth > 16 || isCloseToGeodesic(curve, a, start, b, end)) return;
  const middle = placeOnCurve(curve, (a + b) / 2);
  addPlaces(curve, a, start, (a + b) / 2, middle, places, depth + 1);
  places.push(middle);
  addPlaces(curve, (a + b) / 2, middle, b, end, places, depth + 1);
}

/** Checks three places of the part; between them the deviation of so flat a curve grows by less than a fifth. */
function isCloseToGeodesic(curve: Curve, a: number, start: LatLon, b: number, end: LatLon): boolean {
  solveInverse(start.latDeg, start.lonDeg, end.latDeg, end.lonDeg);
  const length = arc[DISTANCE]!;
  if (length > 2_000_000) return false;
  if (length < 1) return true;
  setLine(line, 0, start.latDeg, start.lonDeg, arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  for (const share of [0.5, 0.25, 0.75]) {
    const place = placeOnCurve(curve, a + (b - a) * share);
    let along = share * length;
    // Two rounds bring the foot near enough: what is left along the line is second order.
    for (let round = 0; round < 3; round += 1) {
      setLatLonOnLine(line, 0, along, spot, 0);
      const step = distanceM(spot[0]!, spot[1]!, place.latDeg, place.lonDeg);
      if (step <= 0.8 * DRAWN_EDGE_TOLERANCE_M) break;
      if (round === 2) return false;
      along += alongPart(along, place);
    }
  }
  return true;
}

/** How far ahead of `along` on the line the place lies. */
function alongPart(along: number, place: LatLon): number {
  setLatLonOnLine(line, 0, along + 1, spot, 2);
  const ahead = distanceM(spot[2]!, spot[3]!, place.latDeg, place.lonDeg);
  setLatLonOnLine(line, 0, along - 1, spot, 2);
  const behind = distanceM(spot[2]!, spot[3]!, place.latDeg, place.lonDeg);
  return (behind * behind - ahead * ahead) / 4;
}

function placeOnCurve(curve: Curve, share: number): LatLon {
  const { from, to, lonSpan } = curve;
  const latDeg = from.latDeg + (to.latDeg - from.latDeg) * share;
  if (!curve.isRhumb) return { latDeg, lonDeg: normaliseLonDeg(from.lonDeg + lonSpan * share) };
  // A rhumb line is straight in longitude and isometric latitude, and reaches a pole only along a meridian.
  if (Math.abs(from.latDeg) === 90) return { latDeg, lonDeg: to.lonDeg };
  if (Math.abs(to.latDeg) === 90) return { latDeg, lonDeg: from.lonDeg };
  const whole = isometricStep(from.latDeg, to.latDeg);
  const ratio = whole === 0 ? share : isometricStep(from.latDeg, latDeg) / whole;
  return { latDeg, lonDeg: normaliseLonDeg(from.lonDeg + lonSpan * ratio) };
}

/**
 * psi(lat2) - psi(lat1) with psi = artanh(sin phi) - e artanh(e sin phi) (J. P. Snyder, Map Projections: A Working
 * Manual, 1987, equation 7-7). Short steps are integrated instead, because the difference would lose its digits.
 */
function isometricStep(lat1Deg: number, lat2Deg: number): number {
  const step = lat2Deg - lat1Deg;
  if (Math.abs(step) > 0.5) return isometricLatitude(lat2Deg) - isometricLatitude(lat1Deg);
  // Gauss and Legendre, four points.
  const middle = (lat1Deg + lat2Deg) / 2;
  const inner = (step / 2) * 0.3399810435848563;
  const outer = (step / 2) * 0.8611363115940526;
  const sum =
    0.6521451548625461 * (isometricRate(middle - inner) + isometricRate(middle + inner)) +
    0.34785484513745385 * (isometricRate(middle - outer) + isometricRate(middle + outer));
  return ((sum * step) / 2) * 0.017453292519943295;
}

function isometricRate(latDeg: number): number {
  const sine = sinDeg(latDeg);
  return (1 - ECCENTRICITY_SQUARED) / ((1 - ECCENTRICITY_SQUARED * sine * sine) * cosDeg(latDeg));
}

function isometricLatitude(latDeg: number): number {
  const sine = sinDeg(latDeg);
  const e = Math.sqrt(ECCENTRICITY_SQUARED);
  return artanh(sine) - e * artanh(e * sine);
}

function artanh(x: number): number {
  return 0.5 * log((1 + x) / (1 - x));
}

const line = new Float64Array(LINE_SIZE);
const spot = new Float64Array(4);
