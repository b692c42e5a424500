import { distanceBetween } from '../surface.ts';

/**
 * The nearest two places found so far, one on each side. A search starts with the distance beyond which nothing is
 * of interest, and is over as soon as the distance is `enoughM`.
 */
export class ClosestApproach {
  distanceM: number;
  readonly enoughM: number;
  /** x, y, z of the place on the first side and of that on the second. */
  readonly places = new Float64Array(6);
  private wasOffered = false;

  constructor(limitM: number, enoughM: number) {
    this.distanceM = limitM;
    this.enoughM = enoughM;
  }

  /** Whether anything within the limit was found. */
  get isFound(): boolean {
    return this.wasOffered;
  }

  /** Whether nothing nearer is needed. */
  get isClose(): boolean {
    return this.wasOffered && this.distanceM <= this.enoughM;
  }

  /** Takes over two places if they are nearer than all before. */
  offer(p: Float64Array, i: number, q: Float64Array, k: number): void {
    const distance = distanceBetween(p[i]!, p[i + 1]!, p[i + 2]!, q[k]!, q[k + 1]!, q[k + 2]!);
    this.takeKnown(distance, p, i, q, k);
  }

  /** The same for two places whose distance is known. */
  takeKnown(distanceM: number, p: Float64Array, i: number, q: Float64Array, k: number): void {
    if (!(distanceM < this.distanceM)) return;
    this.distanceM = distanceM;
    this.wasOffered = true;
    for (let axis = 0; axis < 3; axis += 1) {
      this.places[axis] = p[i + axis]!;
      this.places[3 + axis] = q[k + axis]!;
    }
  }
}
