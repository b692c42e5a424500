/**
 * A line on the ellipsoid that is no geodesic: the arc of a circle, an edge drawn straight on some chart, the border
 * of a corridor. Its parameter runs from 0 at the start to 1 at the end.
 */
export interface Curve {
  /** Largest geodesic curvature anywhere on it, per metre. */
  readonly bendPerM: number;
  /** No part between two parameters is longer than this. */
  lengthBetween(from: number, until: number): number;
  /** Into how many pieces it should be cut so that a chord stands for each. */
  readonly pieces: number;
  /** Writes x, y, z of a place to `out[at..at+2]`. */
  setPlace(t: number, out: Float64Array, at: number): void;
  /** The same, then the unit vector along growing parameter, to `out[at..at+5]`. */
  setCourse(t: number, out: Float64Array, at: number): void;
  /** Metres per unit of parameter, to a hundred-thousandth; 0 where they change along the curve. */
  readonly speedM: number;
  /**
   * Signed distance of a surface point to the curve, thought to run on beyond its ends, with the nearest place sought
   * from parameter `start` on. Leaves gradient and parameter in {@link located}.
   */
  offset(x: number, y: number, z: number, start: number): number;
}

/** Unit vector at the point along which the offset grows (zero where there is none), then the parameter of the foot. */
export const located = new Float64Array(4);
export const GRADIENT = 0;
export const FOOT = 3;

/** Writes the gradient as the unit vector of a chord, with a sign. */
export function setGradient(dx: number, dy: number, dz: number, sign: number): void {
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const per = chord === 0 ? 0 : sign / chord;
  located[GRADIENT] = dx * per;
  located[GRADIENT + 1] = dy * per;
  located[GRADIENT + 2] = dz * per;
}
