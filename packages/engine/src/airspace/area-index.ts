import type { LatLonBox } from '../geo/index.ts';

/**
 * Many boxes, packed so that those that meet a given box are found without looking at all of them: a tree by
 * sort-tile-recursive packing (Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree
 * packing", ICDE 1997). Build one with {@link buildVolumeIndex}, ask it with {@link queryBox}.
 */
export interface VolumeIndex {
  /** West, south, east, north of every node: the leaves first, then level by level up to the root. */
  readonly bounds: Float64Array;
  /** Where each level begins among the nodes; one more at the end. */
  readonly levelStarts: readonly number[];
  /** Entry of each leaf. */
  readonly entryOfLeaf: Uint32Array;
  /** One bit an entry: found by the query under way. All zero between queries. */
  readonly found: Uint32Array;
}

/**
 * Indexes entries by their boxes; an entry is found where any of its boxes is met. An entry without boxes is never
 * found, one with a box that is no box (NaN) always: what cannot be placed must not be lost.
 */
export function buildVolumeIndex(entries: readonly (readonly LatLonBox[])[]): VolumeIndex {
  const leaves = entries.flatMap((boxes, entry) =>
    boxes.flatMap(splitBox).map((bounds) => ({ entry, bounds })),
  );
  const packed = packLeaves(leaves);
  const levelStarts = [0];
  let width = packed.length;
  let total = width;
  while (width > 1) {
    levelStarts.push(total);
    width = Math.ceil(width / NODE_SIZE);
    total += width;
  }
  levelStarts.push(total);
  const bounds = new Float64Array(total * 4);
  packed.forEach((leaf, node) => bounds.set(leaf.bounds, node * 4));
  const index: VolumeIndex = {
    bounds,
    levelStarts,
    entryOfLeaf: Uint32Array.from(packed, ({ entry }) => entry),
    found: new Uint32Array(Math.ceil(entries.length / 32)),
  };
  for (let level = 1; level < levelStarts.length - 1; level += 1) encloseLevel(index, level);
  return index;
}

/**
 * Calls `visit` with every entry whose boxes meet `box`, in ascending order, each once. Closed: touching is meeting,
 * across the antimeridian and at the poles too. Allocates nothing. `visit` must not query the same index.
 */
export function queryBox(index: VolumeIndex, box: LatLonBox, visit: (entry: number) => void): void {
  if (index.entryOfLeaf.length === 0) return;
  const placed = box.southDeg <= box.northDeg;
  const southDeg = placed ? box.southDeg : -90;
  const northDeg = placed ? box.northDeg : 90;
  const count = splitLongitudes(placed ? box.westDeg : NaN, box.eastDeg);
  const top = index.levelStarts.length - 2;
  const root = index.levelStarts[top]!;
  searchNode(index, top, root, ranges[0]!, southDeg, ranges[1]!, northDeg);
  if (count === 2) searchNode(index, top, root, ranges[2]!, southDeg, ranges[3]!, northDeg);
  visitFound(index.found, visit);
}

const NODE_SIZE = 16;

/** West, south, east, north. */
type Bounds = readonly [number, number, number, number];

interface Leaf {
  readonly entry: number;
  readonly bounds: Bounds;
}

/**
 * Boxes within -180 ... 180 that hold every way of writing the places of `box`: both sides of the antimeridian where
 * it touches it, every longitude of a pole that it touches.
 */
function splitBox({ southDeg, northDeg, westDeg, eastDeg }: LatLonBox): Bounds[] {
  if (!(southDeg <= northDeg)) return [[-180, -90, 180, 90]];
  const count = splitLongitudes(westDeg, eastDeg);
  const [west0 = NaN, east0 = NaN, west1 = NaN, east1 = NaN] = ranges;
  const pieces: Bounds[] = [[west0, southDeg, east0, northDeg]];
  if (count === 2) pieces.push([west1, southDeg, east1, northDeg]);
  else if (east0 === 180 && west0 > -180) pieces.push([-180, southDeg, -180, northDeg]);
  if (west0 === -180 && east0 < 180) pieces.push([180, southDeg, 180, northDeg]);
  if (northDeg >= 90) pieces.push([-180, 90, 180, 90]);
  if (southDeg <= -90) pieces.push([-180, -90, 180, -90]);
  return pieces;
}

const ranges = new Float64Array(4);

/**
 * Writes the longitudes from west eastwards to east into `ranges`, as one or two ranges within -180 ... 180, and
 * tells how many. West greater than east crosses the antimeridian; a whole turn, and what is no range, is every
 * longitude.
 */
function splitLongitudes(westDeg: number, eastDeg: number): 1 | 2 {
  const crossingDeg = eastDeg < westDeg ? 360 : 0;
  const lengthDeg = eastDeg - westDeg + crossingDeg;
  ranges[0] = -180;
  ranges[1] = 180;
  if (!(lengthDeg >= 0 && lengthDeg < 360)) return 1;
  // Longitudes within -180 ... 180 stay as they are, so that touching stays touching; the sum below would round.
  const turnsDeg = westDeg >= -180 && westDeg < 180 ? 0 : 360 * Math.floor((westDeg + 180) / 360);
  ranges[0] = Math.max(-180, westDeg - turnsDeg);
  const endDeg = eastDeg + (crossingDeg - turnsDeg);
  if (endDeg <= 180) {
    ranges[1] = endDeg;
    return 1;
  }
  ranges[2] = -180;
  ranges[3] = eastDeg + (crossingDeg - turnsDeg - 360);
  return 2;
}

/** Slices by longitude, each slice by latitude, so that neighbours share a node. Ties keep the order of entries. */
function packLeaves(leaves: readonly Leaf[]): Leaf[] {
  const nodes = Math.ceil(leaves.length / NODE_SIZE);
  const sliceSize = Math.ceil(Math.sqrt(nodes)) * NODE_SIZE;
  const byLongitude = leaves.toSorted((a, b) => a.bounds[0] + a.bounds[2] - (b.bounds[0] + b.bounds[2]));
  const packed: Leaf[] = [];
  for (let start = 0; start < leaves.length; start += sliceSize) {
    const slice = byLongitude.slice(start, start + sliceSize);
    packed.push(...slice.sort((a, b) => a.bounds[1] + a.bounds[3] - (b.bounds[1] + b.bounds[3])));
  }
  return packed;
}

function encloseLevel({ bounds, levelStarts }: VolumeIndex, level: number): void {
  const start = levelStarts[level]!;
  for (let node = start; node < levelStarts[level + 1]!; node += 1) {
    const first = levelStarts[level - 1]! + (node - start) * NODE_SIZE;
    const end = Math.min(first + NODE_SIZE, start);
    bounds.set([Infinity, Infinity, -Infinity, -Infinity], node * 4);
    for (let child = first; child < end; child += 1) {
      bounds[node * 4] = Math.min(bounds[node * 4]!, bounds[child * 4]!);
      bounds[node * 4 + 1] = Math.min(bounds[node * 4 + 1]!, bounds[child * 4 + 1]!);
      bounds[node * 4 + 2] = Math.max(bounds[node * 4 + 2]!, bounds[child * 4 + 2]!);
      bounds[node * 4 + 3] = Math.max(bounds[node * 4 + 3]!, bounds[child * 4 + 3]!);
    }
  }
}

function searchNode(
  index: VolumeIndex,
  level: number,
  node: number,
  westDeg: number,
  southDeg: number,
  eastDeg: number,
  northDeg: number,
): void {
  const { bounds, levelStarts } = index;
  const at = node * 4;
  if (bounds[at]! > eastDeg || bounds[at + 2]! < westDeg) return;
  if (bounds[at + 1]! > northDeg || bounds[at + 3]! < southDeg) return;
  if (level === 0) {
    const entry = index.entryOfLeaf[node]!;
    index.found[entry >>> 5]! |= 1 << (entry & 31);
    return;
  }
  const start = levelStarts[level]!;
  const first = levelStarts[level - 1]! + (node - start) * NODE_SIZE;
  const end = Math.min(first + NODE_SIZE, start);
  for (let child = first; child < end; child += 1) {
    searchNode(index, level - 1, child, westDeg, southDeg, eastDeg, northDeg);
  }
}

/** Reads the marks in order and takes them away. */
function visitFound(found: Uint32Array, visit: (entry: number) => void): void {
  for (let word = 0; word < found.length; word += 1) {
    let marks = found[word]!;
    found[word] = 0;
    while (marks !== 0) {
      const bit = 31 - Math.clz32(marks & -marks);
      visit(word * 32 + bit);
      marks &= marks - 1;
    }
  }
}
