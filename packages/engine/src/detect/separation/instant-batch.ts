import type { SeparationFix } from './leg-ring.ts';
import { makeFix } from './swept-track.ts';

/**
 * The fixes of one instant, put in an order that does not depend on their arrival. Slots are reused.
 */
export class InstantBatch {
  count = 0;
  private readonly fixes: SeparationFix[] = [];
  private readonly aircraft: number[] = [];

  /** A slot to be filled in for an aircraft. */
  add(aircraftIndex: number): SeparationFix {
    const slot = this.count++;
    this.aircraft[slot] = aircraftIndex;
    return (this.fixes[slot] ??= makeFix());
  }

  aircraftAt(slot: number): number {
    return this.aircraft[slot]!;
  }

  fixAt(slot: number): SeparationFix {
    return this.fixes[slot]!;
  }

  /** Orders by aircraft and keeps one fix of each: the smallest error, then the smallest numbers. Returns how many went. */
  settle(): number {
    const { fixes, aircraft } = this;
    for (let i = 1; i < this.count; i++) {
      for (let j = i; j > 0 && this.compare(j - 1, j) > 0; j--) {
        [fixes[j - 1], fixes[j]] = [fixes[j]!, fixes[j - 1]!];
        [aircraft[j - 1], aircraft[j]] = [aircraft[j]!, aircraft[j - 1]!];
      }
    }
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (kept > 0 && aircraft[i] === aircraft[kept - 1]) continue;
      [fixes[kept], fixes[i]] = [fixes[i]!, fixes[kept]!];
      aircraft[kept] = aircraft[i]!;
      kept++;
    }
    const gone = this.count - kept;
    this.count = kept;
    return gone;
  }

  clear(): void {
    this.count = 0;
  }

  private compare(one: number, two: number): number {
    const difference = this.aircraft[one]! - this.aircraft[two]!;
    return difference === 0 ? compareFixes(this.fixes[one]!, this.fixes[two]!) : difference;
  }
}

const FIX_FIELDS = [
  'horizontalErrorM',
  'latDeg',
  'lonDeg',
  'verticalErrorM',
  'heightM',
  'secondVerticalErrorM',
  'secondHeightM',
  'marks',
] as const;

function compareFixes(one: SeparationFix, two: SeparationFix): number {
  for (const field of FIX_FIELDS) {
    const order = compareNumbers(one[field], two[field]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Unknown comes last. */
function compareNumbers(one: number, two: number): number {
  if (one === two) return 0;
  if (Number.isNaN(one)) return Number.isNaN(two) ? 0 : 1;
  if (Number.isNaN(two)) return -1;
  return one < two ? -1 : 1;
}
