/** A point of a line to draw, with its place in the plane of the drawing. */
export interface LinePoint<Data> {
  readonly x: number;
  readonly y: number;
  /** Points that must not be left out: ends, changes of state, breaks. */
  readonly kept: boolean;
  readonly data: Data;
}

/**
 * A line that grows point by point and never holds more than `most` of them: when it is full, the points that
 * change its shape least are left out (Visvalingam and Whyatt 1993, in rounds).
 */
export class ThinnedLine<Data> {
  readonly #most: number;
  #points: LinePoint<Data>[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(point: LinePoint<Data>): void {
    this.#points.push(point);
    if (this.#points.length > 2 * this.#most) this.#thin();
  }

  end(): readonly Data[] {
    while (this.#points.length > this.#most && this.#thin()) {
      // Each round leaves out what it can.
    }
    return this.#points.map(({ data }) => data);
  }

  /** Leaves out up to every second point, least shape first. False where nothing may be left out. */
  #thin(): boolean {
    const points = this.#points;
    const areas = points.map((_, index) => areaAt(points, index));
    const order = areas
      .map((_, index) => index)
      .filter((index) => areas[index]! < Infinity)
      .sort((a, b) => areas[a]! - areas[b]! || a - b);
    const dropped = new Uint8Array(points.length);
    let excess = points.length - this.#most;
    for (const index of order) {
      if (excess <= 0) break;
      if (dropped[index - 1] === 1 || dropped[index + 1] === 1) continue;
      dropped[index] = 1;
      excess -= 1;
    }
    this.#points = points.filter((_, index) => dropped[index] === 0);
    return this.#points.length < points.length;
  }
}

/** Twice the area of the triangle that a point makes with its neighbours; infinite where it must stay. */
function areaAt<Data>(points: readonly LinePoint<Data>[], index: number): number {
  const before = points[index - 1];
  const point = points[index]!;
  const after = points[index + 1];
  if (before === undefined || after === undefined || point.kept) return Infinity;
  const area = Math.abs(
    (point.x - before.x) * (after.y - before.y) - (after.x - before.x) * (point.y - before.y),
  );
  // A place outside the plane (an unknown height) has no shape to keep.
  return Number.isNaN(area) ? 0 : area;
}
