/** Which edges lie over which longitudes: bin k holds `edges[starts[k]] ... edges[starts[k + 1] - 1]`. */
export interface LonBins {
  readonly westDeg: number;
  readonly perDegree: number;
  readonly count: number;
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

/** Rings with fewer edges are read from end to end. */
const FEWEST_EDGES = 48;
const MOST_BINS = 1024;
/** Edges count this far beyond their ends, so that rounding cannot lose one. */
const SLACK_DEG = 1e-9;

/** Sorts the edges of a ring into bins of longitude; undefined where it is not worth it. */
export function buildLonBins(ends: Float64Array, heading: Int8Array): LonBins | undefined {
  const count = heading.length;
  if (count < FEWEST_EDGES) return undefined;
  const { westDeg, widthDeg } = lonRange(ends, heading);
  const bins = Math.min(MOST_BINS, Math.ceil(count / 2));
  const perDegree = bins / Math.max(1e-6, widthDeg);
  const starts = new Int32Array(bins + 1);
  // Once to count, once to fill.
  let edges = new Int32Array(0);
  const next = new Int32Array(bins);
  for (const isFilling of [false, true]) {
    for (let i = 0; i < count; i += 1) {
      if (heading[i] === 0) continue;
      const from = heading[i]! > 0 ? ends[4 * i + 1]! : ends[4 * i + 3]!;
      const to = heading[i]! > 0 ? ends[4 * i + 3]! : ends[4 * i + 1]!;
      const start = eastOf(westDeg, from) - SLACK_DEG;
      const first = Math.floor(start * perDegree);
      const last = Math.min(
        first + bins - 1,
        Math.floor((start + eastOf(from, to) + 2 * SLACK_DEG) * perDegree),
      );
      for (let k = first; k <= last; k += 1) {
        const bin = widthDeg >= 360 ? ((k % bins) + bins) % bins : k;
        if (bin < 0 || bin >= bins) continue;
        if (isFilling) {
          edges[next[bin]!] = i;
          next[bin]! += 1;
        } else {
          starts[bin + 1]! += 1;
        }
      }
    }
    if (isFilling) break;
    for (let k = 0; k < bins; k += 1) {
      starts[k + 1]! += starts[k]!;
      next[k] = starts[k]!;
    }
    edges = new Int32Array(starts[bins]!);
  }
  return { westDeg, perDegree, count: bins, starts, edges };
}

/** The bin over a longitude, -1 where no edge lies. */
export function binAt(bins: LonBins, lonDeg: number): number {
  const bin = Math.floor(eastOf(bins.westDeg, lonDeg) * bins.perDegree);
  return bin < bins.count ? bin : -1;
}

/** Degrees from one longitude eastward to another, at least 0 and below 360. */
function eastOf(fromDeg: number, toDeg: number): number {
  const step = toDeg - fromDeg;
  const turned = step < 0 ? step + 360 : step;
  return turned >= 360 ? turned - 360 : turned;
}

/** The range that all edges cover together, or the whole circle where it is wide. */
function lonRange(ends: Float64Array, heading: Int8Array): { westDeg: number; widthDeg: number } {
  let lon = ends[1]!;
  let west = lon;
  let east = lon;
  for (let i = 0; i < heading.length; i += 1) {
    // Chains need not be in order of longitude, but each edge is a short step.
    let step = ends[4 * i + 3]! - ends[4 * i + 1]!;
    if (step > 180) step -= 360;
    else if (step < -180) step += 360;
    let start = ends[4 * i + 1]! - lon;
    start -= 360 * Math.round(start / 360);
    west = Math.min(west, lon + start, lon + start + step);
    east = Math.max(east, lon + start, lon + start + step);
    lon += start + step;
  }
  if (east - west > 300) return { westDeg: -180, widthDeg: 360 };
  const slack = 1e-6;
  const westDeg = west - slack;
  const wrapped = westDeg <= -180 ? westDeg + 360 : westDeg > 180 ? westDeg - 360 : westDeg;
  return { westDeg: wrapped, widthDeg: east - west + 2 * slack };
}
