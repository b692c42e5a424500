import type { Reception } from '../detect/index.ts';
import { MILLISECONDS_PER_MINUTE } from '../geo/index.ts';
import type { AreaCoverage } from './check-result.ts';

/**
 * How many fixes were received near one area, by minute, from any aircraft. It says what a count is worth: where
 * nothing at all was received, nothing can be said. Memory grows with the hours in which something was received, not
 * with the length of the period: a folder of flights from many years costs no more than the flights.
 */
export class ReceptionLog {
  readonly #fromMs: number;
  readonly #slotMs: number;
  readonly #slots: number;
  /** Fixes by slot, in pages that are made when something is received in them. */
  readonly #pages: (Uint32Array | undefined)[];
  readonly #aircraft = new Set<number>();

  readonly #area: string;
  readonly #untilMs: number;
  #lastAircraft = -1;
  #lastMs = NaN;

  /** Covers a closed period. Periods too long for minutes are cut into wider slots. */
  constructor(area: string, fromMs: number, untilMs: number) {
    this.#area = area;
    this.#untilMs = untilMs;
    const minutes = Math.max(1, Math.ceil((untilMs - fromMs + 1) / MILLISECONDS_PER_MINUTE));
    this.#fromMs = fromMs;
    this.#slotMs = MILLISECONDS_PER_MINUTE * Math.ceil(minutes / MOST_SLOTS);
    this.#slots = Math.ceil((minutes * MILLISECONDS_PER_MINUTE) / this.#slotMs);
    this.#pages = Array.from({ length: Math.ceil(this.#slots / SLOTS_PER_PAGE) }, () => undefined);
  }

  /** A fix that several watches of the area hear counts once. */
  add(aircraft: number, timeMs: number): void {
    if (aircraft === this.#lastAircraft && timeMs === this.#lastMs) return;
    this.#lastAircraft = aircraft;
    this.#lastMs = timeMs;
    const slot = Math.floor((timeMs - this.#fromMs) / this.#slotMs);
    if (slot >= 0 && slot < this.#slots) {
      const page = Math.floor(slot / SLOTS_PER_PAGE);
      (this.#pages[page] ??= new Uint32Array(SLOTS_PER_PAGE))[slot % SLOTS_PER_PAGE]! += 1;
    }
    this.#aircraft.add(aircraft);
  }

  /** What was received in the slots that lie wholly in a stretch of time. */
  during(fromMs: number, untilMs: number): Reception {
    const first = Math.max(0, Math.ceil((fromMs - this.#fromMs) / this.#slotMs));
    const end = Math.min(this.#slots, Math.floor((untilMs - this.#fromMs) / this.#slotMs));
    const minutesOfSlot = this.#slotMs / MILLISECONDS_PER_MINUTE;
    let fixes = 0;
    let slotsHeard = 0;
    this.#forEachHeard(first, end, (_, inSlot) => {
      fixes += inSlot;
      slotsHeard += 1;
    });
    return {
      fixes,
      minutes: Math.max(0, end - first) * minutesOfSlot,
      minutesHeard: slotsHeard * minutesOfSlot,
    };
  }

  summary(): AreaCoverage {
    let slotsObserved = 0;
    this.#forEachHeard(0, this.#slots, () => {
      slotsObserved += 1;
    });
    return {
      area: this.#area,
      slotMs: this.#slotMs,
      slots: this.#slots,
      slotsObserved,
      aircraft: this.#aircraft.size,
      silent: this.#silences().slice(0, MOST_SILENCES),
    };
  }

  /** Runs of empty slots, longest first, earlier first among equals. */
  #silences(): { readonly fromMs: number; readonly untilMs: number }[] {
    const silences: { fromMs: number; untilMs: number }[] = [];
    let silentFrom = 0;
    const closeAt = (slot: number): void => {
      if (slot > silentFrom) {
        silences.push({
          fromMs: this.#slotStartMs(silentFrom),
          untilMs: Math.min(this.#slotStartMs(slot), this.#untilMs),
        });
      }
      silentFrom = slot + 1;
    };
    this.#forEachHeard(0, this.#slots, closeAt);
    closeAt(this.#slots);
    return silences.sort((a, b) => b.untilMs - b.fromMs - (a.untilMs - a.fromMs) || a.fromMs - b.fromMs);
  }

  /** The slots from `first` up to `end` in which something was received, in order. */
  #forEachHeard(first: number, end: number, visit: (slot: number, fixes: number) => void): void {
    let slot = first;
    while (slot < end) {
      const page = Math.floor(slot / SLOTS_PER_PAGE);
      const fixesBySlot = this.#pages[page];
      const endOfPage = Math.min(end, (page + 1) * SLOTS_PER_PAGE);
      if (fixesBySlot !== undefined) {
        for (; slot < endOfPage; slot += 1) {
          const fixes = fixesBySlot[slot % SLOTS_PER_PAGE]!;
          if (fixes > 0) visit(slot, fixes);
        }
      }
      slot = endOfPage;
    }
  }

  #slotStartMs(slot: number): number {
    return this.#fromMs + slot * this.#slotMs;
  }
}

/** Two years of minutes. */
const MOST_SLOTS = 1 << 20;
/** About eight hours of minutes, 2 KB. */
const SLOTS_PER_PAGE = 512;
const MOST_SILENCES = 10;
