import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinate, parseDuration, parseHeightLimit, parseInstant, parseLength } from './index.ts';
import type { Quantity } from './index.ts';

describe('parseLength', () => {
  it.each([
    ['3 NM', 5556],
    ['3NM', 5556],
    ['1.5 nm', 2778],
    ['2 nautical  miles', 3704],
    ['55 km', 55_000],
    ['500 ft', 152.4],
    ['200 m', 200],
    ['0 m', 0],
    ['1 SM', 1609.344],
    ['  10 metres ', 10],
  ])('reads %s', (text, metres) => {
    expect(valueOf(parseLength(text))).toBe(metres);
  });

  it.each([
    ['55', 2, 'the end of the text', 'a unit'],
    ['', 0, 'an empty text', 'a length'],
    ['about 3 NM', 0, '"about"', 'a length'],
    ['1,500 ft', 0, '"1,500"', 'a length'],
    ['3 parsecs', 2, '"parsecs"', 'a unit'],
    ['-3 NM', 0, '"-3"', 'zero or more'],
    ['3 NM or so', 5, '"or"', 'nothing behind'],
    ['1.2.3 NM', 0, '"1.2.3"', 'a length'],
    [`${'9'.repeat(400)} km`, 0, `"${'9'.repeat(40)}..."`, 'fits on Earth'],
  ])('refuses %s and says where', (text, offset, got, expected) => {
    expectFault(parseLength(text), offset, got, expected);
  });
});

describe('parseDuration', () => {
  it.each([
    ['PT24H', 86_400_000],
    ['PT10M', 600_000],
    ['P1D', 86_400_000],
    ['P2W', 1_209_600_000],
    ['PT1H30M', 5_400_000],
    ['P1DT12H', 129_600_000],
    ['PT0.5S', 500],
    ['PT0,5S', 500],
    ['PT0S', 0],
    ['pt5m', 300_000],
    ['10 min', 600_000],
    ['24h', 86_400_000],
    ['90 seconds', 90_000],
    ['2 days', 172_800_000],
  ])('reads %s', (text, milliseconds) => {
    expect(valueOf(parseDuration(text))).toBe(milliseconds);
  });

  it.each([
    ['24', 2, 'the end of the text'],
    ['P', 0, '"P"'],
    ['PT', 0, '"PT"'],
    ['P1DT', 0, '"P1DT"'],
    ['P1M', 0, '"P1M"'],
    ['P1Y', 0, '"P1Y"'],
    ['PT1.5H30M', 0, '"PT1.5H30M"'],
    ['-PT1H', 0, '"-PT1H"'],
    ['10 m', 3, '"m"'],
    ['PT1H please', 5, '"please"'],
  ])('refuses %s and says where', (text, offset, got) => {
    expectFault(parseDuration(text), offset, got, '');
  });
});

describe('parseHeightLimit', () => {
  it.each([
    ['GND', { kind: 'surface' }],
    ['sfc', { kind: 'surface' }],
    ['0 ft AGL', { kind: 'surface' }],
    ['UNL', { kind: 'unlimited' }],
    ['unlimited', { kind: 'unlimited' }],
    ['FL095', { kind: 'height', heightM: 2895.6, datum: 'FL' }],
    ['FL 95', { kind: 'height', heightM: 2895.6, datum: 'FL' }],
    ['9500 ft STD', { kind: 'height', heightM: 2895.6, datum: 'FL' }],
    ['1000 ft AMSL', { kind: 'height', heightM: 304.8, datum: 'AMSL' }],
    ['-200 ft MSL', { kind: 'height', heightM: -60.96, datum: 'AMSL' }],
    ['300 m AGL', { kind: 'height', heightM: 300, datum: 'AGL' }],
    ['1500ft HAE', { kind: 'height', heightM: 457.2, datum: 'HAE' }],
  ])('reads %s', (text, limit) => {
    expect(valueOf(parseHeightLimit(text))).toEqual(limit);
  });

  it.each([
    ['FL195 or 1000 ft AGL, whichever is higher', 'higher-of'],
    ['FL195 or 1000 ft AGL whichever is the higher', 'higher-of'],
    ['FL195/1000 ft AGL (whichever higher)', 'higher-of'],
    ['the higher of FL195 and 1000 ft AGL', 'higher-of'],
    ['FL195 or 1000 ft AGL, whichever lower', 'lower-of'],
    ['lower of FL195, and 1000 ft AGL', 'lower-of'],
  ])('keeps both limits of %s', (text, kind) => {
    expect(valueOf(parseHeightLimit(text))).toEqual({
      kind,
      limits: [
        { kind: 'height', heightM: 5943.6, datum: 'FL' },
        { kind: 'height', heightM: 304.8, datum: 'AGL' },
      ],
    });
  });

  it.each([
    ['1000', 4, 'the end of the text', 'a unit'],
    ['1000 ft', 7, 'the end of the text', 'what the height is above'],
    ['1000 AMSL', 5, '"AMSL"', 'a unit'],
    ['-5 ft AGL', 0, '"-5"', 'zero or more'],
    ['FL', 2, 'the end of the text', 'flight level'],
    ['FL95.5', 2, '"95.5"', 'flight level'],
    ['FL1950', 2, '"1950"', 'flight level'],
    ['FL195 or 1000 ft AGL', 20, 'the end of the text', 'whichever is higher'],
    ['FL195, whichever is higher', 26, 'the end of the text', 'a second limit'],
    ['higher of FL195 or FL100, whichever is lower', 44, 'the end of the text', 'whichever is higher'],
    ['GND!', 3, '"!"', 'nothing behind'],
  ])('refuses %s and says where', (text, offset, got, expected) => {
    expectFault(parseHeightLimit(text), offset, got, expected);
  });
});

describe('parseCoordinate', () => {
  it.each([
    '33 30 N 038 40 E',
    '33 30 00 N 038 40 00 E',
    '33 30.0 n 38 40.000 e',
    '33°30\'00"N 038°40\'00"E',
    '33°30′00″N, 038°40′00″E',
    '33:30:00N 038:40:00E',
    '33-30-00N 038-40-00E',
    '333000N 0384000E',
    '333000.00N0384000.0E',
    '3330N03840E',
    'N333000 E0384000',
    'N3330E03840',
    'N33 30 E038 40',
    "N33° 30.00' E038° 40.00'",
    '33 30 N / 038 40 E',
    '038 40 E 33 30 N',
    '33.5N 38.666666666666664E',
    '33.5, 38.666666666666664',
    '+33.5°,38.666666666666664°',
  ])('reads %s', (text) => {
    expect(valueOf(parseCoordinate(text))).toEqual({ latDeg: 33.5, lonDeg: 38.666666666666664 });
  });

  it('gives south and west a minus, and zero none', () => {
    expect(valueOf(parseCoordinate('33 30 S 070 15 W'))).toEqual({ latDeg: -33.5, lonDeg: -70.25 });
    expect(valueOf(parseCoordinate('-33.5, -70.25'))).toEqual({ latDeg: -33.5, lonDeg: -70.25 });
    expect(valueOf(parseCoordinate('00 00 S 000 00 W'))).toEqual({ latDeg: 0, lonDeg: 0 });
  });

  it.each([
    ['', 0, 'an empty text', 'a coordinate'],
    ['33 30 N', 7, 'the end of the text', 'a coordinate'],
    ['33 60 N 038 40 E', 3, '"60"', 'minutes below 60'],
    ['33 30 60 N 038 40 E', 6, '"60"', 'seconds below 60'],
    ['336000N 0384000E', 2, '"6000N"', 'minutes below 60'],
    ['33.5 30 N 038 40 E', 0, '"33.5"', 'a fraction in the last part'],
    ['91 00 N 038 40 E', 0, '"91"', 'at most 90'],
    ['90 00 01 N 038 40 E', 0, '"90"', 'at most 90'],
    ['33 30 N 181 00 E', 8, '"181"', 'at most 180'],
    ['33 30 N 038 40 N', 8, '"038"', 'a longitude'],
    ['33 30 E 038 40 E', 8, '"038"', 'a latitude'],
    ['384000E 333000N', 0, '"384000E"', 'DDDMM'],
    ['33 30 038 40', 10, '"40"', 'N, S, E or W'],
    ['33.5 38.667', 11, 'the end of the text', 'N, S, E or W'],
    ['133.5, 38.667', 0, '"133.5,"', 'latitude from -90 to 90'],
    ['33.5, 238.667', 6, '"238.667"', 'longitude from -180'],
    ['33 30 N 038 40 E here', 17, '"here"', 'nothing behind'],
  ])('refuses %s and says where', (text, offset, got, expected) => {
    expectFault(parseCoordinate(text), offset, got, expected);
  });

  it('reads back what it wrote, in seconds, everywhere', () => {
    const place = fc.record({
      latSeconds: fc.integer({ min: -90 * 3600, max: 90 * 3600 }),
      lonSeconds: fc.integer({ min: -180 * 3600, max: 180 * 3600 }),
    });
    fc.assert(
      fc.property(place, ({ latSeconds, lonSeconds }) => {
        const text = `${sexagesimal(latSeconds, 2)}${latSeconds < 0 ? 'S' : 'N'} ${sexagesimal(lonSeconds, 3)}${lonSeconds < 0 ? 'W' : 'E'}`;
        expect(valueOf(parseCoordinate(text))).toEqual({
          latDeg: latSeconds / 3600,
          lonDeg: lonSeconds / 3600,
        });
      }),
      { seed: 20_230_801 },
    );
  });
});

describe('parseInstant', () => {
  it.each([
    '1970-01-01T00:00:00Z',
    '2023-08-01T00:00:00Z',
    '2023-08-01T03:00:00+03:00',
    '2023-07-31T23:30:00-00:30',
    '2024-02-29T23:59:59.123Z',
    '2000-02-29T12:00:00z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('agrees with Date on %s', (text) => {
    expect(valueOf(parseInstant(text))).toBe(Date.parse(text.toUpperCase()));
  });

  it('takes a space for the T and needs no seconds', () => {
    expect(valueOf(parseInstant('2023-08-01 14:00Z'))).toBe(Date.parse('2023-08-01T14:00:00Z'));
    expect(valueOf(parseInstant('2023-08-01 14:00:00 +02:00'))).toBe(Date.parse('2023-08-01T12:00:00Z'));
  });

  it('puts a leap second on the second after it', () => {
    expect(valueOf(parseInstant('2016-12-31T23:59:60Z'))).toBe(Date.parse('2017-01-01T00:00:00Z'));
  });

  it.each([
    ['2023-08-01T14:00:00', 19, 'the end of the text', 'a zone'],
    ['2023-08-01', 10, 'the end of the text', 'a time'],
    ['2023-02-29T00:00:00Z', 8, '"29T00:00:00Z"', '01 to 28'],
    ['1900-02-29T00:00:00Z', 8, '"29T00:00:00Z"', '01 to 28'],
    ['2023-13-01T00:00:00Z', 5, '"13-01T00:00:00Z"', 'a month'],
    ['2023-08-01T24:00:00Z', 10, '"T24:00:00Z"', 'a time of day'],
    ['2023-08-0114:00Z', 10, '"14:00Z"', 'a time such as'],
    ['2023-08-01T14:00:00+99:00', 19, '"+99:00"', 'an offset'],
    ['2023-08-01T14:00:00Z[UTC]', 20, '"[UTC]"', 'nothing behind'],
    ['yesterday', 0, '"yesterday"', 'a date'],
  ])('refuses %s and says where', (text, offset, got, expected) => {
    expectFault(parseInstant(text), offset, got, expected);
  });
});

it('never throws, and every fault lies within its text', () => {
  const letterList = '0123456789 .,:;-+NSEWPTHMDFLftkmNMZ°\'"/()AGLwhicheverorO'.split('');
  const letters = fc.string({
    unit: fc.constantFrom(...letterList),
  });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
      for (const parse of [parseLength, parseDuration, parseHeightLimit, parseCoordinate, parseInstant]) {
        const quantity: Quantity<unknown> = parse(text);
        if (quantity.ok) continue;
        expect(quantity.fault.offset).toBeGreaterThanOrEqual(0);
        expect(quantity.fault.offset).toBeLessThanOrEqual(text.length);
        expect(quantity.fault.got).not.toBe('');
      }
    }),
    { seed: 20_230_801, numRuns: 2000 },
  );
});

function valueOf<T>(quantity: Quantity<T>): T {
  if (!quantity.ok) throw new Error(`${quantity.fault.got} is not ${quantity.fault.expected}`);
  return quantity.value;
}

function expectFault(quantity: Quantity<unknown>, offset: number, got: string, expected: string): void {
  expect(quantity).toEqual({
    ok: false,
    fault: { offset, got, expected: expect.stringContaining(expected) },
  });
}

function sexagesimal(seconds: number, degreeDigits: number): string {
  const whole = Math.abs(seconds);
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  return (
    pad(Math.floor(whole / 3600), degreeDigits) + pad(Math.floor(whole / 60) % 60, 2) + pad(whole % 60, 2)
  );
}
