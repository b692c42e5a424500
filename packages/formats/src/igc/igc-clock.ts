import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '@deconflict/engine/geo';
import { utcDayMs } from '../reader/index.ts';

/**
 * Turns the times of day of B records into UTC. The date stands in a header only (HFDTE, appendix A 2.5.4: the date
 * of the first fix), so midnight has to be noticed.
 */
export class IgcClock {
  #headerDayMs = Number.NaN;
  #dayMs = Number.NaN;
  #lastMs = Number.NaN;
  #wentBack = false;

  /** Whether the time that `advance` gave last lies before the one it gave before that. */
  get wentBack(): boolean {
    return this.#wentBack;
  }

  /** A date header. The same date again is a repeated header, not a jump back over midnight. */
  setDate(dayMs: number): void {
    if (dayMs === this.#headerDayMs) return;
    this.#headerDayMs = dayMs;
    this.#dayMs = dayMs;
    this.#lastMs = Number.NaN;
  }

  /** A new recording begins: no date until it gives one. */
  reset(): void {
    this.setDate(Number.NaN);
  }

  /**
   * The time of a fix, NaN without a date. A step back by more than 20 hours is the next day, so that up to four
   * hours may be missing over midnight; after that a step forward by more than 20 hours belongs to the day before,
   * so that one wrong time does not move the rest of the file. Any other step back stays one.
   */
  advance(timeOfDayMs: number): number {
    const timeMs = this.#dayMs + timeOfDayMs;
    const stepMs = timeMs - this.#lastMs;
    if (stepMs > turnOfDayMs && this.#dayMs > this.#headerDayMs) {
      this.#wentBack = true;
      return timeMs - MILLISECONDS_PER_DAY;
    }
    if (stepMs < -turnOfDayMs) {
      this.#dayMs += MILLISECONDS_PER_DAY;
      this.#wentBack = false;
      this.#lastMs = timeMs + MILLISECONDS_PER_DAY;
    } else {
      this.#wentBack = stepMs < 0;
      this.#lastMs = timeMs;
    }
    return this.#lastMs;
  }
}

/** The date in a DTE header after its three letters: `140919`, `DATE:081023,01`, `DATE: 030418`. NaN where unreadable. */
export function parseIgcDate(text: string): number {
  const match = /^[^0-9]*(\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (!match) return Number.NaN;
  const yearOfCentury = Number(match[3]);
  // Recorders exist since 1995 (appendix A 1.1); two digits of the year are all that the format has.
  const year = yearOfCentury >= 80 ? 1900 + yearOfCentury : 2000 + yearOfCentury;
  return utcDayMs(year, Number(match[2]), Number(match[1]));
}

const turnOfDayMs = 20 * MILLISECONDS_PER_HOUR;
