import { log } from '../elementary/exponential.ts';
import { sinDeg } from '../elementary/sine-cosine.ts';
import { areaUnderGeodesic, EARTH_AREA_M2 } from '../geodesic-area.ts';
import { ECCENTRICITY_SQUARED, POLAR_RADIUS_M } from '../wgs84.ts';
import type { DrawnCurve } from './drawn-curve.ts';
import type { Edge } from './ring.ts';

/**
 * Area between an edge and the south pole in square metres, positive for an edge that runs east: what lies there has
 * the edge to its north. Summed over a closed chain it is the area of all points of odd parity.
 */
export function areaSouthOfEdge(edge: Edge, lonStepDeg: number): number {
  if (lonStepDeg === 0 || edge.pole === -90) return 0;
  const lune = (EARTH_AREA_M2 * lonStepDeg) / 360;
  if (edge.pole === 90) return lune;
  if (edge.drawn !== undefined) return lune / 2 + areaUnderCurve(edge.drawn);
  return lune / 2 + areaUnderGeodesic(edge.lat1Deg, edge.lon1Deg, edge.lat2Deg, edge.lon2Deg);
}

/** Simpson's rule over the longitude, good to far better than it takes to tell the smaller side. */
function areaUnderCurve(curve: DrawnCurve): number {
  const steps = 16;
  let sum = 0;
  let lon = 0;
  for (let k = 0; k < steps; k += 1) {
    const next = curve.lonAt((k + 1) / steps) - curve.lon1Deg;
    const middle = areaPerRadian(curve.latAt((k + 0.5) / steps));
    const mean =
      (areaPerRadian(curve.latAt(k / steps)) + 4 * middle + areaPerRadian(curve.latAt((k + 1) / steps))) / 6;
    sum += mean * (next - lon);
    lon = next;
  }
  return (sum * Math.PI) / 180;
}

/** Area between the equator and a parallel per radian of longitude (Snyder 1987, equation 3-12 times b^2 / 2 ...). */
function areaPerRadian(latDeg: number): number {
  const sine = sinDeg(latDeg);
  const e = Math.sqrt(ECCENTRICITY_SQUARED);
  const x = e * sine;
  return ((POLAR_RADIUS_M * POLAR_RADIUS_M) / 2) * (sine / (1 - x * x) + log((1 + x) / (1 - x)) / (2 * e));
}
