import { describe, expect, it } from 'vitest';
import * as units from './units.ts';

describe('units', () => {
  it('agree with each other where one follows from another', () => {
    expect(units.METRES_PER_FLIGHT_LEVEL).toBe(100 * units.METRES_PER_FOOT);
    expect(units.MILLISECONDS_PER_MINUTE).toBe(60 * units.MILLISECONDS_PER_SECOND);
    expect(units.MILLISECONDS_PER_HOUR).toBe(60 * units.MILLISECONDS_PER_MINUTE);
    expect(units.MILLISECONDS_PER_DAY).toBe(24 * units.MILLISECONDS_PER_HOUR);
  });

  it('give an inch of mercury such that 29.92 is the standard pressure to a tenth of a hectopascal', () => {
    expect(29.92 * units.HECTOPASCALS_PER_INCH_OF_MERCURY).toBeCloseTo(1013.25, 1);
  });

  it('take the degree as the double nearest to pi / 180', () => {
    expect(units.RADIANS_PER_DEGREE).toBe(Math.PI / 180);
  });
});
