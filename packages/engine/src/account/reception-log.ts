import type { Reception } from '../detect/index.ts';
import type { AreaCoverage } from './check-result.ts';

/**
 * How many fixes were received near one area, by minute, from any aircraft. It says what a count is worth: where
 * nothing at all was received, nothing can be said.
 */
export class ReceptionLog {
  readonly #fromMs: number;
  readonly #slotMs: number;
  readonly #fixesBySlot: Uint32Array;
  readonly #aircraft = new Set<number>();

  /** Covers a closed period. Periods too long for minutes are cut into wider slots, so that memory stays bounded. */
  constructor(fromMs: number, untilMs: number) {
    const minutes = Math.max(1, Math.ceil((untilMs - fromMs + 1) / MINUTE_MS));
    this.#fromMs = fromMs;
    this.#slotMs = MINUTE_MS * Math.ceil(minutes / MOST_SLOTS);
    this.#fixesBySlot = new Uint32Array(Math.ceil((minutes * MINUTE_MS) / this.#slotMs));
  }

  add(aircraft: number, timeMs: number): void {
    const slot = Math.floor((timeMs - this.#fromMs) / this.#slotMs);
    if (slot >= 0 && slot < this.#fixesBySlot.length) this.#fixesBySlot[slot]! += 1;
    this.#aircraft.add(aircraft);
  }

  /** What was received in the slots that lie wholly in a stretch of time. */
  during(fromMs: number, untilMs: number): Reception {
    const first = Math.max(0, Math.ceil((fromMs - this.#fromMs) / this.#slotMs));
    const end = Math.min(this.#fixesBySlot.length, Math.floor((untilMs - this.#fromMs) / this.#slotMs));
    const minutesOfSlot = this.#slotMs / MINUTE_MS;
    let fixes = 0;
    let slotsHeard = 0;
    for (let slot = first; slot < end; slot += 1) {
      fixes += this.#fixesBySlot[slot]!;
      if (this.#fixesBySlot[slot]! > 0) slotsHeard += 1;
    }
    return {
      fixes,
      minutes: Math.max(0, end - first) * minutesOfSlot,
      minutesHeard: slotsHeard * minutesOfSlot,
    };
  }

  summary(area: string): AreaCoverage {
    return {
      area,
      slotMs: this.#slotMs,
      slots: this.#fixesBySlot.length,
      slotsObserved: this.#fixesBySlot.reduce((count, fixes) => count + (fixes > 0 ? 1 : 0), 0),
      aircraft: this.#aircraft.size,
      silent: this.#silences().slice(0, MOST_SILENCES),
    };
  }

  /** Runs of empty slots, longest first, earlier first among equals. */
  #silences(): { readonly fromMs: number; readonly untilMs: number }[] {
    const silences: { fromMs: number; untilMs: number }[] = [];
    let start = -1;
    for (let slot = 0; slot <= this.#fixesBySlot.length; slot += 1) {
      const isSilent = slot < this.#fixesBySlot.length && this.#fixesBySlot[slot] === 0;
      if (isSilent && start < 0) start = slot;
      if (!isSilent && start >= 0) {
        silences.push({ fromMs: this.#slotStartMs(start), untilMs: this.#slotStartMs(slot) });
        start = -1;
      }
    }
    return silences.sort((a, b) => b.untilMs - b.fromMs - (a.untilMs - a.fromMs) || a.fromMs - b.fromMs);
  }

  #slotStartMs(slot: number): number {
    return this.#fromMs + slot * this.#slotMs;
  }
}

const MINUTE_MS = 60_000;
/** Two years of minutes, 4 MB an area. */
const MOST_SLOTS = 1 << 20;
const MOST_SILENCES = 10;
