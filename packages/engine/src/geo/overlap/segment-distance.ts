/** Straight-line distance between two segments in space, and where on each the nearest places lie. */
export interface SegmentDistance {
  readonly distanceM: number;
  /** Shares of the segments, 0 at the start and 1 at the end. */
  readonly onFirst: number;
  readonly onSecond: number;
}

/**
 * Nearest places of two segments, the first from `p[i..i+2]` to `p[j..j+2]`, the second likewise in `q` (D. Eberly,
 * "Robust computation of distance between line segments", 2018, in the form that clamps one parameter after the
 * other; segments of no length are points).
 */
export function segmentDistance(
  p: Float64Array,
  i: number,
  j: number,
  q: Float64Array,
  k: number,
  l: number,
): SegmentDistance {
  const ux = p[j]! - p[i]!;
  const uy = p[j + 1]! - p[i + 1]!;
  const uz = p[j + 2]! - p[i + 2]!;
  const vx = q[l]! - q[k]!;
  const vy = q[l + 1]! - q[k + 1]!;
  const vz = q[l + 2]! - q[k + 2]!;
  const wx = p[i]! - q[k]!;
  const wy = p[i + 1]! - q[k + 1]!;
  const wz = p[i + 2]! - q[k + 2]!;
  const a = ux * ux + uy * uy + uz * uz;
  const b = ux * vx + uy * vy + uz * vz;
  const c = vx * vx + vy * vy + vz * vz;
  const d = ux * wx + uy * wy + uz * wz;
  const e = vx * wx + vy * wy + vz * wz;
  const determinant = a * c - b * b;
  let s = determinant > 1e-12 * a * c ? clampShare((b * e - c * d) / determinant) : 0;
  let t = 0;
  if (c > 0) {
    t = (b * s + e) / c;
    if (t < 0 || t > 1) {
      t = clampShare(t);
      s = a > 0 ? clampShare((b * t - d) / a) : 0;
    }
  } else if (a > 0) {
    s = clampShare(-d / a);
  }
  const x = wx + s * ux - t * vx;
  const y = wy + s * uy - t * vy;
  const z = wz + s * uz - t * vz;
  return { distanceM: Math.sqrt(x * x + y * y + z * z), onFirst: s, onSecond: t };
}

function clampShare(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
