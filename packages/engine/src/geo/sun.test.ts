import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LatLon } from './position.ts';
import { NIGHT_ALTITUDE_DEG, nightIntervals, sunAltitudeDeg, sunEvents } from './sun.ts';
import type { NightDefinition } from './sun.ts';
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from './units.ts';

const baghdad: LatLon = { latDeg: 33.3, lonDeg: 44.4 };

/** The twin: the state of every minute, and an event wherever it changes. */
function eventsByMinute(at: LatLon, fromMs: number, untilMs: number, altitudeDeg: number): number[] {
  const events: number[] = [];
  for (let timeMs = fromMs; timeMs < untilMs; timeMs += 60_000) {
    const before = sunAltitudeDeg(at, timeMs) < altitudeDeg;
    if (sunAltitudeDeg(at, timeMs + 60_000) < altitudeDeg !== before) events.push(timeMs);
  }
  return events;
}

describe('sun events', () => {
  it('finds what a look at every minute finds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2049, 0, 1) }),
        fc.constantFrom(...Object.values(NIGHT_ALTITUDE_DEG), 20),
        (latDeg, lonDeg, fromMs, altitudeDeg) => {
          const at = { latDeg, lonDeg };
          const untilMs = fromMs + 2 * MILLISECONDS_PER_DAY;
          const found = sunEvents(at, fromMs, untilMs, altitudeDeg);
          // Two crossings within a minute of each other are below what the twin can see.
          const apart = found.filter(
            ({ atMs }, index) =>
              atMs - (found[index - 1]?.atMs ?? -Infinity) > 60_000 &&
              (found[index + 1]?.atMs ?? Infinity) - atMs > 60_000,
          );
          const seen = eventsByMinute(at, fromMs, untilMs, altitudeDeg);
          expect(seen).toHaveLength(apart.length);
          for (const [index, minuteMs] of seen.entries()) {
            expect((apart[index]?.atMs ?? NaN) - minuteMs).toBeGreaterThan(0);
            expect((apart[index]?.atMs ?? NaN) - minuteMs).toBeLessThanOrEqual(60_000);
          }
        },
      ),
      { seed: 20_260_201, numRuns: 60 },
    );
  });

  it('are the same whatever the window that asks for them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.integer({ min: 0, max: 20 * MILLISECONDS_PER_DAY }),
        fc.array(fc.integer({ min: 0, max: 10 * MILLISECONDS_PER_DAY }), { maxLength: 4 }),
        (latDeg, shiftMs, cuts) => {
          const at = { latDeg, lonDeg: 44.4 };
          const startMs = Date.UTC(2024, 2, 1) + shiftMs;
          const endMs = startMs + 10 * MILLISECONDS_PER_DAY;
          const bounds = [startMs, ...cuts.map((cut) => startMs + cut).toSorted((a, b) => a - b), endMs];
          const pieces = bounds
            .slice(1)
            .flatMap((untilMs, index) => sunEvents(at, bounds[index] ?? NaN, untilMs, -6));
          const whole = sunEvents(at, startMs, endMs, -6);
          const instants = new Set(pieces.map(({ atMs }) => atMs));
          expect([...instants]).toEqual(whole.map(({ atMs }) => atMs));
        },
      ),
      { seed: 20_260_202, numRuns: 60 },
    );
  });

  it('includes an event on either end of the window', () => {
    const [event] = sunEvents(baghdad, Date.UTC(2024, 5, 1), Date.UTC(2024, 5, 2), -6);
    const eventMs = event?.atMs ?? NaN;
    expect(sunEvents(baghdad, eventMs, eventMs, -6)).toEqual([event]);
    expect(sunEvents(baghdad, eventMs + 1, eventMs + 1, -6)).toEqual([]);
  });

  it('stand as far below the horizon of the antipode, and the same a turn of longitude on', () => {
    const timeMs = Date.UTC(2024, 7, 15, 7, 13);
    for (const latDeg of [-67, -33, 0, 12.5, 66, 90]) {
      expect(sunAltitudeDeg({ latDeg, lonDeg: 400 }, timeMs)).toBeCloseTo(
        sunAltitudeDeg({ latDeg, lonDeg: 40 }, timeMs),
        10,
      );
      // The antipode has the sun as far below the horizon.
      const opposite = sunAltitudeDeg({ latDeg: -latDeg, lonDeg: 40 + 180 }, timeMs);
      expect(opposite).toBeCloseTo(-sunAltitudeDeg({ latDeg, lonDeg: 40 }, timeMs), 10);
    }
  });

  it('trap: one UTC day holds two sunsets where the sun sets around midnight UTC and ever earlier', () => {
    // In the southern autumn sunset comes earlier every day: one just after 00 UTC, the next just before 24 UTC.
    let twice = 0;
    for (let lonDeg = -180; lonDeg < 180; lonDeg += 0.25) {
      const dayMs = Date.UTC(2024, 2, 20);
      const sets = sunEvents(
        { latDeg: -45, lonDeg },
        dayMs,
        dayMs + MILLISECONDS_PER_DAY - 1,
        NIGHT_ALTITUDE_DEG.sunset,
      );
      const count = sets.filter(({ direction }) => direction === 'setting').length;
      expect(count).toBeGreaterThanOrEqual(1);
      if (count === 2) twice += 1;
    }
    expect(twice).toBeGreaterThan(0);
  });
});

describe('nights', () => {
  it('begin at dusk, end at dawn and are cut at the window', () => {
    const fromMs = Date.UTC(2024, 0, 10, 0);
    const untilMs = Date.UTC(2024, 0, 11, 23);
    const nights = nightIntervals(baghdad, 'civil', fromMs, untilMs);
    expect(nights).toHaveLength(6);
    expect([nights[0], nights[5]]).toEqual([fromMs, untilMs]);
    for (let i = 0; i < nights.length; i += 2) {
      const middleMs = ((nights[i] ?? NaN) + (nights[i + 1] ?? NaN)) / 2;
      expect(sunAltitudeDeg(baghdad, middleMs)).toBeLessThan(-6);
    }
  });

  it('nest: astronomical within nautical within civil within sunset', () => {
    const order: NightDefinition[] = ['astronomical', 'nautical', 'civil', 'sunset'];
    const [fromMs, untilMs] = [Date.UTC(2024, 3, 1, 9), Date.UTC(2024, 3, 8, 9)];
    const lengths = order.map((definition) => {
      const nights = nightIntervals(baghdad, definition, fromMs, untilMs);
      expect(nights).toHaveLength(14);
      return nights.reduce((sum, value, index) => sum + (index % 2 === 1 ? value : -value), 0);
    });
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  });

  it('last all day in a polar night and never come in a polar day', () => {
    const at = { latDeg: 78.2, lonDeg: 15.6 };
    const [fromMs, untilMs] = [Date.UTC(2024, 11, 10), Date.UTC(2024, 11, 20)];
    expect(nightIntervals(at, 'civil', fromMs, untilMs)).toEqual([fromMs, untilMs]);
    expect(nightIntervals(at, 'sunset', Date.UTC(2024, 5, 10), Date.UTC(2024, 5, 20))).toEqual([]);
  });

  it('at a pole come once a year', () => {
    const [fromMs, untilMs] = [Date.UTC(2024, 5, 1), Date.UTC(2025, 5, 1)];
    for (const lonDeg of [0, 77]) {
      const nights = nightIntervals({ latDeg: 90, lonDeg }, 'sunset', fromMs, untilMs);
      expect(nights).toHaveLength(2);
      const days = ((nights[1] ?? NaN) - (nights[0] ?? NaN)) / MILLISECONDS_PER_DAY;
      expect(days).toBeGreaterThan(170);
      expect(days).toBeLessThan(185);
    }
  });

  it('follow each other through a year beyond the polar circle, down to the shortest', () => {
    const at = { latDeg: 69.65, lonDeg: 18.96 };
    const fromMs = Date.UTC(2024, 0, 1);
    const nights = nightIntervals(at, 'sunset', fromMs, Date.UTC(2024, 11, 31));
    // About two months of midnight sun and two of polar night: some 300 days with a night of their own.
    expect(nights.length / 2).toBeGreaterThan(240);
    expect(nights).toEqual(nights.toSorted((a, b) => a - b));
    const lengths = nights.flatMap((value, index) =>
      index % 2 === 1 ? [value - (nights[index - 1] ?? NaN)] : [],
    );
    expect(lengths.reduce((a, b) => Math.min(a, b))).toBeLessThan(2 * MILLISECONDS_PER_HOUR);
  });
});
