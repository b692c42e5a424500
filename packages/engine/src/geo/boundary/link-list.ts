import type { Curve } from './curve.ts';

/**
 * Chains of geodesics and curves, collected before they are cut into pieces. A link is a geodesic between two places,
 * or a curve; the links of one chain join end to end.
 */
export class LinkList {
  /** lat1, lon1, lat2, lon2 of each link, degrees. */
  readonly ends: number[] = [];
  /** The curve of each link that is no geodesic. */
  readonly curves = new Map<number, Curve>();
  /** The parts of curves that count, where not all of them does. */
  readonly parts = new Map<number, readonly [from: number, until: number]>();
  /** Edges along a pole that the source draws: nothing in space, a step of longitude on the chart. */
  readonly poleSteps: { readonly latDeg: number; readonly lonDeg: number; readonly lonStepDeg: number }[] =
    [];
  /** Whether the source says itself along which meridians an edge meets a pole. */
  isDrawn = false;
  /** Number of the first link of each chain. */
  readonly chainStarts: number[] = [];

  get count(): number {
    return this.ends.length / 4;
  }

  startChain(): void {
    if (this.chainStarts.at(-1) !== this.count) this.chainStarts.push(this.count);
  }

  addGeodesic(lat1Deg: number, lon1Deg: number, lat2Deg: number, lon2Deg: number): void {
    this.ends.push(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
  }

  /** Ends are needed only where an edge is compared with others. */
  addCurve(curve: Curve, from = 0, until = 1): void {
    this.curves.set(this.count, curve);
    if (from !== 0 || until !== 1) this.parts.set(this.count, [from, until]);
    this.ends.push(NaN, NaN, NaN, NaN);
  }

  /** Takes over the links of another list as chains of their own. */
  append(other: LinkList): void {
    const first = this.count;
    for (const start of other.chainStarts) this.chainStarts.push(first + start);
    for (const end of other.ends) this.ends.push(end);
    for (const [link, curve] of other.curves) this.curves.set(first + link, curve);
    for (const [link, part] of other.parts) this.parts.set(first + link, part);
  }
}
