/**
 * Balls in space that hold stretches of tracks, found by place. Earth-centred coordinates, so that no pole and no
 * antimeridian is special. Balls of like size share a level whose cells are at least twice as wide as the balls;
 * a ball stands in the cell of its centre alone. A query that would visit more cells than its level has balls looks at
 * the balls instead, so one huge ball (a bad fix) costs no more than a scan.
 */
export class BallGrid {
  private centres = new Float64Array(3 * FIRST_CAPACITY);
  private reaches = new Float64Array(FIRST_CAPACITY);
  private cells = new Int32Array(4 * FIRST_CAPACITY);
  private next = new Int32Array(FIRST_CAPACITY);
  private before = new Int32Array(FIRST_CAPACITY);
  private heads = new Int32Array(FIRST_CAPACITY).fill(NONE);
  /** Chains of the balls of a level, and how many they are. */
  private levelNext = new Int32Array(FIRST_CAPACITY);
  private levelBefore = new Int32Array(FIRST_CAPACITY);
  private readonly levelHeads = new Int32Array(LEVELS).fill(NONE);
  private readonly levelCounts = new Int32Array(LEVELS);
  private readonly free: number[] = [];
  private used = 0;

  /** Adds a ball that reaches `reachM` from its centre; returns its number. */
  insert(x: number, y: number, z: number, reachM: number): number {
    const ball = this.free.pop() ?? this.used++;
    if (ball >= this.reaches.length) this.grow();
    this.centres[3 * ball] = x;
    this.centres[3 * ball + 1] = y;
    this.centres[3 * ball + 2] = z;
    this.reaches[ball] = reachM;
    const level = findLevel(reachM);
    const side = SIDES_M[level]!;
    this.cells[4 * ball] = level;
    this.cells[4 * ball + 1] = Math.floor(x / side);
    this.cells[4 * ball + 2] = Math.floor(y / side);
    this.cells[4 * ball + 3] = Math.floor(z / side);
    this.chainCell(ball);
    this.levelNext[ball] = this.levelHeads[level]!;
    this.levelBefore[ball] = NONE;
    if (this.levelHeads[level]! !== NONE) this.levelBefore[this.levelHeads[level]!] = ball;
    this.levelHeads[level] = ball;
    this.levelCounts[level]!++;
    return ball;
  }

  remove(ball: number): void {
    this.unchainCell(ball);
    const level = this.cells[4 * ball]!;
    const next = this.levelNext[ball]!;
    const before = this.levelBefore[ball]!;
    if (next !== NONE) this.levelBefore[next] = before;
    if (before === NONE) this.levelHeads[level] = next;
    else this.levelNext[before] = next;
    this.levelCounts[level]!--;
    this.free.push(ball);
  }

  /** Calls `visit` with every ball that comes within `distanceM` of a ball of `reachM` about the point. */
  forEachNear(
    x: number,
    y: number,
    z: number,
    reachM: number,
    distanceM: number,
    visit: (ball: number) => void,
  ): void {
    for (let level = 0; level < LEVELS; level++) {
      const count = this.levelCounts[level]!;
      if (count === 0) continue;
      const side = SIDES_M[level]!;
      const range = reachM + distanceM + side / 2;
      const cellsAcross = (2 * range) / side + 2;
      if (!(cellsAcross * cellsAcross * cellsAcross < count)) {
        for (let ball = this.levelHeads[level]!; ball !== NONE; ball = this.levelNext[ball]!) {
          if (this.isNear(ball, x, y, z, reachM, distanceM)) visit(ball);
        }
        continue;
      }
      const lastX = Math.floor((x + range) / side);
      const lastY = Math.floor((y + range) / side);
      const lastZ = Math.floor((z + range) / side);
      for (let cellX = Math.floor((x - range) / side); cellX <= lastX; cellX++) {
        for (let cellY = Math.floor((y - range) / side); cellY <= lastY; cellY++) {
          for (let cellZ = Math.floor((z - range) / side); cellZ <= lastZ; cellZ++) {
            let ball = this.heads[this.hash(level, cellX, cellY, cellZ)]!;
            for (; ball !== NONE; ball = this.next[ball]!) {
              if (!this.isInCell(ball, level, cellX, cellY, cellZ)) continue;
              if (this.isNear(ball, x, y, z, reachM, distanceM)) visit(ball);
            }
          }
        }
      }
    }
  }

  private isNear(ball: number, x: number, y: number, z: number, reachM: number, distanceM: number): boolean {
    const dx = this.centres[3 * ball]! - x;
    const dy = this.centres[3 * ball + 1]! - y;
    const dz = this.centres[3 * ball + 2]! - z;
    const limit = reachM + this.reaches[ball]! + distanceM;
    return dx * dx + dy * dy + dz * dz <= limit * limit;
  }

  private isInCell(ball: number, level: number, cellX: number, cellY: number, cellZ: number): boolean {
    return (
      this.cells[4 * ball + 1] === cellX &&
      this.cells[4 * ball + 2] === cellY &&
      this.cells[4 * ball + 3] === cellZ &&
      this.cells[4 * ball] === level
    );
  }

  private hash(level: number, cellX: number, cellY: number, cellZ: number): number {
    const mixed =
      Math.imul(cellX, 73856093) ^
      Math.imul(cellY, 19349663) ^
      Math.imul(cellZ, 83492791) ^
      Math.imul(level, 40503001);
    return (mixed ^ (mixed >>> 15)) & (this.heads.length - 1);
  }

  private bucketOf(ball: number): number {
    const { cells } = this;
    return this.hash(cells[4 * ball]!, cells[4 * ball + 1]!, cells[4 * ball + 2]!, cells[4 * ball + 3]!);
  }

  private chainCell(ball: number): void {
    const bucket = this.bucketOf(ball);
    const head = this.heads[bucket]!;
    this.next[ball] = head;
    this.before[ball] = NONE;
    if (head !== NONE) this.before[head] = ball;
    this.heads[bucket] = ball;
  }

  private unchainCell(ball: number): void {
    const next = this.next[ball]!;
    const before = this.before[ball]!;
    if (next !== NONE) this.before[next] = before;
    if (before === NONE) this.heads[this.bucketOf(ball)] = next;
    else this.next[before] = next;
  }

  private grow(): void {
    const capacity = 2 * this.reaches.length;
    const live: number[] = [];
    for (const head of this.levelHeads) {
      for (let ball = head; ball !== NONE; ball = this.levelNext[ball]!) live.push(ball);
    }
    this.centres = enlarge(this.centres, 3 * capacity);
    this.reaches = enlarge(this.reaches, capacity);
    this.cells = enlarge(this.cells, 4 * capacity);
    this.next = enlarge(this.next, capacity);
    this.before = enlarge(this.before, capacity);
    this.levelNext = enlarge(this.levelNext, capacity);
    this.levelBefore = enlarge(this.levelBefore, capacity);
    this.heads = new Int32Array(capacity).fill(NONE);
    for (const ball of live) this.chainCell(ball);
  }
}

const NONE = -1;
const FIRST_CAPACITY = 64;
/** Sides of the cells of each level: 64 m, doubled until one cell holds the earth. */
const LEVELS = 22;
const SIDES_M = new Float64Array(LEVELS);
for (let level = 0, sideM = 64; level < LEVELS; level++, sideM *= 2) SIDES_M[level] = sideM;

function findLevel(reachM: number): number {
  let level = 0;
  while (level < LEVELS - 1 && SIDES_M[level]! < 2 * reachM) level++;
  return level;
}

function enlarge<Numbers extends Float64Array | Int32Array>(numbers: Numbers, length: number): Numbers {
  const larger = (
    numbers instanceof Float64Array ? new Float64Array(length) : new Int32Array(length)
  ) as Numbers;
  larger.set(numbers);
  return larger;
}
