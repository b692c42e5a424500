import type { BareBoundary } from './boundary.ts';

/** Pieces per group, and groups per larger group. */
export const FAN_OUT = 4;

/**
 * A tree over the pieces in their own order: neighbours along a boundary lie near each other, so no sorting is
 * needed. Every sphere holds all of its pieces.
 */
export function buildSpheres(boundary: BareBoundary): { spheres: Float64Array; levelStart: number[] } {
  const levelStart: number[] = [0];
  let total = 0;
  let groups = boundary.pieceCount;
  while (groups > 0) {
    groups = Math.ceil(groups / FAN_OUT);
    total += groups;
    levelStart.push(total);
    if (groups === 1) break;
  }
  const spheres = new Float64Array(4 * total);
  for (let level = 0; level < levelStart.length - 1; level += 1) {
    const start = levelStart[level]!;
    const end = levelStart[level + 1]!;
    for (let group = start; group < end; group += 1) {
      const first = (group - start) * FAN_OUT;
      if (level === 0) {
        enclosePieces(boundary, first, Math.min(first + FAN_OUT, boundary.pieceCount), spheres, group);
      } else {
        const below = levelStart[level - 1]!;
        encloseSpheres(spheres, below + first, Math.min(below + first + FAN_OUT, start), group);
      }
    }
  }
  return { spheres, levelStart };
}

function enclosePieces(
  boundary: BareBoundary,
  from: number,
  until: number,
  spheres: Float64Array,
  group: number,
): void {
  const { nodes } = boundary;
  openBox();
  for (let k = from; k < until; k += 1) {
    const a = 3 * boundary.pieceNode[k]!;
    growBox(nodes[a]!, nodes[a + 1]!, nodes[a + 2]!, 0);
    growBox(nodes[a + 3]!, nodes[a + 4]!, nodes[a + 5]!, 0);
  }
  const x = (box[0]! + box[3]!) / 2;
  const y = (box[1]! + box[4]!) / 2;
  const z = (box[2]! + box[5]!) / 2;
  let radius = 0;
  for (let k = from; k < until; k += 1) {
    const a = 3 * boundary.pieceNode[k]!;
    const bulge = boundary.pieceBulgeM[k]!;
    // A chord lies within the farther of its ends.
    for (const end of [a, a + 3]) {
      const dx = nodes[end]! - x;
      const dy = nodes[end + 1]! - y;
      const dz = nodes[end + 2]! - z;
      radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + bulge);
    }
  }
  setSphere(spheres, group, x, y, z, radius + 1e-6);
}

function encloseSpheres(spheres: Float64Array, from: number, until: number, group: number): void {
  openBox();
  for (let i = from; i < until; i += 1) {
    growBox(spheres[4 * i]!, spheres[4 * i + 1]!, spheres[4 * i + 2]!, spheres[4 * i + 3]!);
  }
  const x = (box[0]! + box[3]!) / 2;
  const y = (box[1]! + box[4]!) / 2;
  const z = (box[2]! + box[5]!) / 2;
  let radius = 0;
  for (let i = from; i < until; i += 1) {
    const dx = spheres[4 * i]! - x;
    const dy = spheres[4 * i + 1]! - y;
    const dz = spheres[4 * i + 2]! - z;
    radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + spheres[4 * i + 3]!);
  }
  setSphere(spheres, group, x, y, z, radius);
}

function setSphere(
  spheres: Float64Array,
  group: number,
  x: number,
  y: number,
  z: number,
  radius: number,
): void {
  spheres[4 * group] = x;
  spheres[4 * group + 1] = y;
  spheres[4 * group + 2] = z;
  spheres[4 * group + 3] = radius;
}

/** Least x, y, z and greatest x, y, z. */
const box = new Float64Array(6);

function openBox(): void {
  box.fill(Infinity, 0, 3);
  box.fill(-Infinity, 3, 6);
}

function growBox(x: number, y: number, z: number, by: number): void {
  box[0] = Math.min(box[0]!, x - by);
  box[1] = Math.min(box[1]!, y - by);
  box[2] = Math.min(box[2]!, z - by);
  box[3] = Math.max(box[3]!, x + by);
  box[4] = Math.max(box[4]!, y + by);
  box[5] = Math.max(box[5]!, z + by);
}
