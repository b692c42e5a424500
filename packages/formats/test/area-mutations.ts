import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorCatalogue } from '@deconflict/engine/errors';
import type { LatLon, Outline } from '@deconflict/engine/geo';
import type { AreaFile, AreaFormat } from '@deconflict/formats/reader';
import { geoJsonFormat } from '@deconflict/formats/geojson';
import { openAirFormat } from '@deconflict/formats/openair';
import { refusedAreaFormat, recogniseAreas } from '@deconflict/formats/recognise-areas';
import { expect } from 'vitest';

/** A file to be broken. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a malicious or broken file may do to a reader of areas: nothing but cost it the areas that are broken. */
export function checkMutations(samples: readonly Sample[], count: number, seed: number): void {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const member = list[Math.floor(random() * list.length)];
    if (member === undefined) throw new Error('nothing to pick from');
    return member;
  };
  for (let round = 0; round < count; round += 1) {
    const sample = pick(samples);
    let bytes = sample.bytes;
    for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1)
      bytes = pick(mutations)(bytes, random);
    const what = `mutation ${round} of seed ${seed}, from ${sample.name}`;
    const startMs = performance.now();
    try {
      // Either reader must survive either kind of file.
      for (const format of [openAirFormat, geoJsonFormat]) checkAreaFile(read(format, bytes), what);
      recogniseAreas(bytes.subarray(0, 65_536), sample.name);
      refusedAreaFormat(bytes.subarray(0, 65_536), sample.name);
    } catch (cause) {
      throw new Error(what, { cause });
    }
    expect(performance.now() - startMs, `${what} takes too long`).toBeLessThan(longestMs);
  }
}

/** Samples read in milliseconds; this is a hang, even on a busy machine. */
const longestMs = 20_000;

function read(format: AreaFormat, bytes: Uint8Array): AreaFile {
  format.sniff(bytes.subarray(0, 65_536), 'sample.txt');
  return format.readAreas(bytes, 'sample.txt');
}

/** What holds for every area file, whatever was in it. */
export function checkAreaFile({ areas, totals, diagnostics }: AreaFile, what: string): void {
  expect(totals.read, what).toBe(areas.length);
  expect(totals.repaired, what).toBeLessThanOrEqual(totals.read);
  expect(new Set(areas.map(({ id }) => id)).size, what).toBe(areas.length);
  for (const diagnostic of diagnostics) expect(errorCatalogue, what).toHaveProperty([diagnostic.code]);
  if (areas.length === 0)
    expect(diagnostics.length, `${what}: nothing read, nothing said`).toBeGreaterThan(0);
  for (const area of areas) {
    expect(area.volumes.length, what).toBeGreaterThan(0);
    for (const { outline, floor, ceiling } of area.volumes) {
      if (!isSound(outline)) expect.fail(`${what}: ${JSON.stringify(outline)}`);
      for (const limit of [floor, ceiling]) {
        if (limit.kind === 'height' && !Number.isFinite(limit.heightM))
          expect.fail(`${what}: ${JSON.stringify(limit)}`);
      }
    }
  }
}

function isSound(outline: Outline): boolean {
  if (outline.kind === 'circle') return isPlace(outline.centre) && isLength(outline.radiusM);
  if (outline.kind === 'corridor') {
    return outline.line.length >= 2 && outline.line.every(isPlace) && isLength(outline.halfWidthM);
  }
  if (outline.kind === 'polygon') {
    return [outline.vertices, ...(outline.holes ?? [])].every(
      (ring) => ring.length >= 3 && ring.every(isPlace),
    );
  }
  return outline.elements.every((element) =>
    element.kind === 'vertex'
      ? isPlace(element.at)
      : isPlace(element.centre) &&
        isLength(element.startRadiusM) &&
        isLength(element.endRadiusM) &&
        isCompass(element.fromDeg) &&
        isCompass(element.toDeg),
  );
}

function isPlace({ latDeg, lonDeg }: LatLon): boolean {
  return Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180;
}

function isLength(lengthM: number): boolean {
  return lengthM > 0 && Number.isFinite(lengthM);
}

function isCompass(azimuthDeg: number): boolean {
  return azimuthDeg >= 0 && azimuthDeg < 360;
}

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array;

const mutations: readonly Mutation[] = [
  (bytes, random) =>
    bytes.map((byte, index) => (index === at(bytes, random) ? Math.floor(random() * 256) : byte)),
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  (bytes, random) => splice(bytes, random, 40, () => new Uint8Array()),
  (bytes, random) => splice(bytes, random, 40, (cut) => Uint8Array.from([...cut, ...cut])),
  (bytes, random) =>
    splice(bytes, random, 0, () => Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256))),
  (bytes, random) =>
    splice(bytes, random, 6, () => encoder.encode(oddPieces[Math.floor(random() * oddPieces.length)])),
  (bytes, random) => {
    const digits = [...bytes.keys()].filter(
      (index) => (bytes[index] ?? 0) >= 0x30 && (bytes[index] ?? 0) <= 0x39,
    );
    const changed = digits[Math.floor(random() * digits.length)];
    return bytes.map((byte, index) => (index === changed ? 0x30 + Math.floor(random() * 10) : byte));
  },
  (bytes, random) => {
    const lines = new TextDecoder('latin1').decode(bytes).split('\n');
    const [from, to] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
    lines.splice(to, 0, ...lines.splice(from, 1 + Math.floor(random() * 5)));
    return Uint8Array.from(lines.join('\n'), (letter) => letter.charCodeAt(0));
  },
];

function at(bytes: Uint8Array, random: () => number): number {
  return Math.floor(random() * bytes.length);
}

function splice(
  bytes: Uint8Array,
  random: () => number,
  most: number,
  replace: (cut: Uint8Array) => Uint8Array,
): Uint8Array {
  const start = at(bytes, random);
  const end = Math.min(bytes.length, start + Math.floor(random() * (most + 1)));
  return Uint8Array.from([
    ...bytes.subarray(0, start),
    ...replace(bytes.subarray(start, end)),
    ...bytes.subarray(end),
  ]);
}

const encoder = new TextEncoder();
const oddPieces = [
  '99999999999999999999',
  '-0',
  '1e308',
  'NaN',
  '\n',
  '\r\n',
  '\u0000',
  '*',
  ';',
  '"',
  '{',
  '[[[[[[[[',
  ']',
  ',',
  'null',
  'true',
  '"__proto__":',
  '{"type":"GeometryCollection","geometries":[',
  '\nAC R\n',
  '\nAN ',
  '\nDP ',
  '\nDB ',
  '\nDC 0\n',
  '\nDA 5,0,360\n',
  '\nV X=',
  '\nV D=-\n',
  '\nTC\n',
  '\nAA NONE\n',
  ' 90:00:00 N 180:00:00 W',
  '\uFEFF',
  'Ü€\u{1F600}',
  ' whichever is higher',
  '/',
  ' or ',
];

/** Our own golden files: small, and together they hold every record and property that is read. */
export const goldenSamples: readonly Sample[] = ['openair', 'geojson'].flatMap((room) => {
  const folder = fileURLToPath(new URL(`../src/${room}/golden/`, import.meta.url));
  const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'));
  return names.map((name) => ({ name, bytes: Uint8Array.from(readFileSync(folder + name)) }));
});

/** Mulberry32: a number from 0 to 1 (not included), the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
