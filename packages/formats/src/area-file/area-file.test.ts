import { array, assert, constantFrom, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activationWordsIn,
  AreaIds,
  AreaLog,
  crossesItself,
  decodeHead,
  decodeText,
  isReversed,
  isSamePlace,
  legalTypeOf,
  otherAirspaceFormat,
  tidyRing,
} from './index.ts';

const seed = 20_230_801;

describe('decodeText', () => {
  it('agrees with TextDecoder on every text', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        const decoded = decodeText(bytes);
        expect(decoded).toEqual({ text: new TextDecoder().decode(bytes), encoding: 'utf-8' });
      }),
      { seed },
    );
  });

  // Not with TextDecoder('windows-1252'): Node 20 reads 80 to 9F as control characters there.
  it('reads bytes as UTF-8 exactly where TextDecoder does, else as Windows-1252', () => {
    const likelyBytes = array(
      constantFrom(
        0x41,
        0x7f,
        0x80,
        0x9f,
        0xa0,
        0xbf,
        0xc0,
        0xc2,
        0xdf,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
        0xff,
        0x81,
      ),
    );
    const check = (bytes: Uint8Array) => {
      if (bytes[0] === 0xff && bytes[1] === 0xfe) return;
      if (bytes[0] === 0xfe && bytes[1] === 0xff) return;
      let expected: string;
      try {
        expected = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        expected = windows1252Text(bytes);
      }
      expect(decodeText(bytes).text).toBe(expected);
    };
    assert(
      property(likelyBytes, (bytes) => check(Uint8Array.from(bytes))),
      { seed, numRuns: 3000 },
    );
    assert(property(uint8Array(), check), { seed, numRuns: 1000 });
  });

  it('leaves a byte order mark off', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A', encoding: 'utf-8' });
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xe4, 0))).toEqual({
      text: 'Aä',
      encoding: 'utf-16',
    });
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x41, 0, 0xe4))).toEqual({
      text: 'Aä',
      encoding: 'utf-16',
    });
  });

  it('takes bytes that are not UTF-8 for Windows-1252', () => {
    expect(decodeText(Uint8Array.of(0x4d, 0xfc, 0x80, 0x96))).toEqual({
      text: 'Mü€–',
      encoding: 'windows-1252',
    });
  });

  it('reads a head that was cut inside a character', () => {
    const bytes = new TextEncoder().encode('AC R\nAN Zürich 😀');
    for (let length = 0; length <= bytes.length; length += 1) {
      const head = decodeHead(bytes.subarray(0, length));
      expect('AC R\nAN Zürich 😀'.startsWith(head.replace(/[\ud800-\udfff]+$/, ''))).toBe(true);
    }
  });
});

describe('AreaIds', () => {
  it('makes ids of names and numbers the repeated ones', () => {
    const ids = new AreaIds();
    const names = [
      'ED-R 10 A',
      'ED-R 10 A',
      'ed r 10 a',
      'Zürich CTR 1',
      'Ålesund',
      '空域 1',
      '***',
      '',
      'area',
    ];
    expect(names.map((name) => ids.next(name))).toEqual([
      'ed-r-10-a',
      'ed-r-10-a-2',
      'ed-r-10-a-3',
      'zurich-ctr-1',
      'alesund',
      '空域-1',
      'area',
      'area-2',
      'area-3',
    ]);
  });

  it('never gives an id twice, whatever the names look like', () => {
    assert(
      property(array(constantFrom('A', 'A 2', 'a-2', 'A 2 2', 'A-2-2', 'a 3', 'A--2', '2', '')), (names) => {
        const ids = new AreaIds();
        const given = names.map((name) => ids.next(name));
        expect(new Set(given).size).toBe(names.length);
      }),
      { seed },
    );
  });
});

describe('AreaLog', () => {
  it('counts a record once, as read, without area or skipped, and as repaired where something was put right', () => {
    const log = new AreaLog('a.txt');
    log.repair('area-coordinate-carried', { line: 1 }, '61', 'below 60', 'carried');
    log.countRead();
    log.note('area-name-missing', { line: 2 }, 'none', 'a name', 'called unnamed');
    log.countRead();
    log.repair('area-coordinate-carried', { line: 3 }, '61', 'below 60', 'carried');
    log.countSkipped('area-outline-too-small');
    log.countWithoutArea();
    log.countRead();
    expect(log.totals()).toEqual({
      read: 3,
      repaired: 1,
      withoutPosition: 1,
      skipped: { 'area-outline-too-small': 1 },
    });
  });

  it('repeats nothing that moves the cursor or turns the reading direction', () => {
    const log = new AreaLog('a.txt');
    log.note('area-name-missing', {}, '\u001b[2Ja\r\nb\u202ec', '', 'called \u001b]0;x\u0007');
    expect(log.diagnostics[0]).toMatchObject({ got: ' [2Ja b c', action: 'called  ]0;x ' });
  });

  it('repeats no more than a piece of a long text', () => {
    const log = new AreaLog('a.txt');
    log.note('openair-record-unknown', {}, 'x'.repeat(1_000_000), '', '');
    expect(log.diagnostics[0]?.got.length).toBeLessThan(100);
  });
});

describe('isReversed', () => {
  const at = (heightM: number, datum: 'AGL' | 'AMSL' | 'FL') => ({ kind: 'height', heightM, datum }) as const;
  const surface = { kind: 'surface' } as const;
  const unlimited = { kind: 'unlimited' } as const;
  const words = { kind: 'unreadable', text: 'NOTAM' } as const;

  it.each([
    [at(100, 'FL'), at(99, 'FL'), true],
    [at(100, 'FL'), at(100, 'FL'), false],
    [at(100, 'FL'), at(99, 'AMSL'), false],
    [unlimited, at(99, 'AMSL'), true],
    [unlimited, surface, true],
    [unlimited, unlimited, false],
    [unlimited, words, false],
    [at(100, 'AGL'), surface, true],
    [at(100, 'AMSL'), surface, false],
    [surface, surface, false],
    [words, at(1, 'FL'), false],
  ])('floor %j and ceiling %j: %s', (floor, ceiling, reversed) => {
    expect(isReversed({ floor, ceiling })).toBe(reversed);
  });
});

describe('activationWordsIn', () => {
  it.each([
    ['EDR10A Todendorf-Putlos MON-SAT+', 'MON-SAT+'],
    ['EDR33B Unterluess (NOTAM MON-SAT)', 'NOTAM MON-SAT'],
    ['JENA 1 0800-2200 MON-FRI and BY NOTAM', '0800-2200 MON-FRI BY NOTAM'],
    ['Mon-Fri', 'Mon-Fri'],
    ['Mo-Fr 0800-1600 UTC', 'Mo-Fr 0800-1600 UTC'],
    ['EDR Klixbuell HX 125.100', 'HX'],
    ['Glider SR-SS', 'SR-SS'],
    ['LED52B Ocaña: Daily HJ', 'HJ'],
  ])('finds them in %s', (name, words) => {
    expect(activationWordsIn(name)).toBe(words);
  });

  it.each([
    'ED-R4 Wannsee H24',
    'HO CHI MINH CTR',
    'CTA 1500-4500',
    'R-4803 S',
    'Monaco',
    'Sun Valley',
    'Friedrichshafen 1200-3500 ft',
    'TMA NICE partie 3',
  ])('finds none in %s', (name) => {
    expect(activationWordsIn(name)).toBeUndefined();
  });
});

describe('legalTypeOf', () => {
  it.each([
    ['D', undefined, 'controlled'],
    [undefined, 'D', 'danger'],
    ['Q', undefined, 'danger'],
    ['R', undefined, 'restricted'],
    ['P', undefined, 'prohibited'],
    ['UNC', 'R', 'restricted'],
    ['D', 'TMA', 'controlled'],
    ['C', 'TRA', 'temporary'],
    ['UNC', 'ADIZ', 'identification-zone'],
    ['E', 'NONE', 'controlled'],
    ['G', 'FIR', 'unspecified'],
    ['G', undefined, 'unspecified'],
    ['Q5', undefined, 'unspecified'],
    [undefined, undefined, 'unspecified'],
    ['constructor', 'toString', 'unspecified'],
  ] as const)('takes class %s of type %s for %s', (airspaceClass, type, legalType) => {
    expect(legalTypeOf(airspaceClass, type)).toBe(legalType);
  });
});

describe('rings', () => {
  const square = ring([0, 0], [0, 1], [1, 1], [1, 0]);

  it('leaves off the closing point without calling it a repetition', () => {
    expect(tidyRing([...square, ...square.slice(0, 1)])).toEqual({ vertices: square, repeated: 0 });
  });

  it('leaves off repeated points and counts them', () => {
    const repeated = [
      ...square.slice(0, 2),
      ...square.slice(1),
      ...square.slice(0, 1),
      ...square.slice(0, 1),
    ];
    expect(tidyRing(repeated)).toEqual({ vertices: square, repeated: 2 });
  });

  it('keeps the corners of a map of the world, whose sides are one meridian', () => {
    const world = ring([-60, -180], [-60, 180], [-90, 180], [-90, -180]);
    expect(tidyRing(world)).toEqual({ vertices: world, repeated: 0 });
  });

  it('knows one place on the antimeridian or at a pole from every side', () => {
    expect(isSamePlace({ latDeg: 1, lonDeg: 180 }, { latDeg: 1, lonDeg: -180 })).toBe(true);
    expect(isSamePlace({ latDeg: 90, lonDeg: 10 }, { latDeg: 90, lonDeg: 70 })).toBe(true);
    expect(isSamePlace({ latDeg: 1, lonDeg: 180 }, { latDeg: 1, lonDeg: -179 })).toBe(false);
    expect(isSamePlace(undefined, undefined)).toBe(false);
  });

  it('sees a bow tie and no crossing in a square', () => {
    expect(crossesItself(square)).toBe(false);
    expect(crossesItself(ring([0, 0], [1, 1], [0, 1], [1, 0]))).toBe(true);
  });

  it('sees edges across the antimeridian as short', () => {
    expect(crossesItself(ring([0, 179], [0, -179], [1, -179], [1, 179]))).toBe(false);
    expect(crossesItself(ring([0, 179], [1, -179], [0, -179], [1, 179]))).toBe(true);
  });

  it('does not hang on a ring made to keep it busy', () => {
    const zigzag = Array.from({ length: 50_000 }, (_, index) => ({
      latDeg: index % 2 === 0 ? 0 : 1,
      lonDeg: index / 1000,
    }));
    const startMs = performance.now();
    crossesItself(zigzag);
    expect(performance.now() - startMs).toBeLessThan(20_000);
  });

  it('agrees with comparing every edge with every other one', () => {
    assert(
      property(array(constantFrom(0, 1, 2, 3, 4, 5, 6), { minLength: 6, maxLength: 24 }), (numbers) => {
        const vertices = ring(
          ...numbers.slice(0, numbers.length - (numbers.length % 2)).flatMap((number, index, all) => {
            const next = all[index + 1];
            return index % 2 === 0 && next !== undefined ? [[number, next] as const] : [];
          }),
        );
        expect(crossesItself(vertices)).toBe(crossesBruteForce(vertices));
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('otherAirspaceFormat', () => {
  it.each([
    [
      'INCLUDE=YES\n\nTITLE=Test\nTYPE=C\nBASE=1000 ft\nCIRCLE RADIUS=5 CENTRE=N010530 E0000530',
      'Tim Newport-Peace',
    ],
    ['<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">', 'KML'],
    ['<message:AIXMBasicMessage xmlns:aixm="http://www.aixm.aero/schema/5.1">', 'AIXM'],
    ['<OPENAIP VERSION="1">', 'openAIP'],
  ])('names what %s is', (text, name) => {
    expect(otherAirspaceFormat(text)).toContain(name);
  });

  it('takes neither OpenAir nor GeoJSON for another format', () => {
    expect(otherAirspaceFormat('* TITLE=x\nAC R\nAN TOPS\nAL GND\nAH FL100')).toBeUndefined();
    expect(otherAirspaceFormat('{"type":"FeatureCollection","features":[]}')).toBeUndefined();
  });
});

/** From the characters themselves, not from their numbers. */
function windows1252Text(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const from80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return Array.from(bytes.subarray(start), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? from80.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');
}

function ring(...places: readonly (readonly [number, number])[]): { latDeg: number; lonDeg: number }[] {
  return places.map(([latDeg, lonDeg]) => ({ latDeg, lonDeg }));
}

function crossesBruteForce(vertices: readonly { latDeg: number; lonDeg: number }[]): boolean {
  const edges = vertices.map((from, index) => ({
    from,
    to: vertices[(index + 1) % vertices.length] ?? from,
  }));
  const side = (e: (typeof edges)[number], p: { latDeg: number; lonDeg: number }) =>
    Math.sign(
      (e.to.lonDeg - e.from.lonDeg) * (p.latDeg - e.from.latDeg) -
        (e.to.latDeg - e.from.latDeg) * (p.lonDeg - e.from.lonDeg),
    );
  return edges.some((a, i) =>
    edges
      .slice(i + 1)
      .some((b) => side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0),
  );
}
