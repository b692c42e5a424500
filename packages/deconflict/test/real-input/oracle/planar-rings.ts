import type { MapPoint } from './earth.ts';

/** Edges looked at together: passed over where their box cannot matter. */
const EDGES_PER_BLOCK = 16;

interface Block {
  readonly from: number;
  readonly until: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Closed rings in the plane: even-odd inside, distance to the nearest edge. */
export class PlanarRings {
  readonly #fromX: number[] = [];
  readonly #fromY: number[] = [];
  readonly #toX: number[] = [];
  readonly #toY: number[] = [];
  readonly #blocks: Block[] = [];

  constructor(rings: readonly (readonly MapPoint[])[]) {
    for (const ring of rings) {
      for (const [index, from] of ring.entries()) {
        const to = ring[(index + 1) % ring.length]!;
        this.#fromX.push(from.x);
        this.#fromY.push(from.y);
        this.#toX.push(to.x);
        this.#toY.push(to.y);
      }
    }
    for (let from = 0; from < this.#fromX.length; from += EDGES_PER_BLOCK) {
      this.#blocks.push(this.#blockOf(from, Math.min(from + EDGES_PER_BLOCK, this.#fromX.length)));
    }
  }

  /** Distance to the nearest edge, negative outside. */
  clearance(x: number, y: number): number {
    let square = Infinity;
    let inside = false;
    for (const block of this.#blocks) {
      const aside = Math.max(block.west - x, 0, x - block.east);
      const above = Math.max(block.south - y, 0, y - block.north);
      if (aside * aside + above * above < square) square = Math.min(square, this.#squareTo(block, x, y));
      if (y >= block.south && y <= block.north && x <= block.east && this.#crossesEast(block, x, y)) {
        inside = !inside;
      }
    }
    return inside ? Math.sqrt(square) : -Math.sqrt(square);
  }

  #blockOf(from: number, until: number): Block {
    const xs = [...this.#fromX.slice(from, until), ...this.#toX.slice(from, until)];
    const ys = [...this.#fromY.slice(from, until), ...this.#toY.slice(from, until)];
    return {
      from,
      until,
      west: Math.min(...xs),
      east: Math.max(...xs),
      south: Math.min(...ys),
      north: Math.max(...ys),
    };
  }

  #squareTo(block: Block, x: number, y: number): number {
    let least = Infinity;
    for (let edge = block.from; edge < block.until; edge += 1) {
      const fromX = this.#fromX[edge]!;
      const fromY = this.#fromY[edge]!;
      const alongX = this.#toX[edge]! - fromX;
      const alongY = this.#toY[edge]! - fromY;
      const square = alongX * alongX + alongY * alongY;
      const share = square === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / square;
      const at = Math.min(1, Math.max(0, share));
      const offX = x - fromX - at * alongX;
      const offY = y - fromY - at * alongY;
      least = Math.min(least, offX * offX + offY * offY);
    }
    return least;
  }

  /** Whether a ray to the east crosses an odd number of the block's edges. */
  #crossesEast(block: Block, x: number, y: number): boolean {
    let odd = false;
    for (let edge = block.from; edge < block.until; edge += 1) {
      const fromY = this.#fromY[edge]!;
      const toY = this.#toY[edge]!;
      if (fromY > y === toY > y) continue;
      const share = (y - fromY) / (toY - fromY);
      if (this.#fromX[edge]! + share * (this.#toX[edge]! - this.#fromX[edge]!) > x) odd = !odd;
    }
    return odd;
  }
}
