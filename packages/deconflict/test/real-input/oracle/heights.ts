import type { HeightContext, HeightDatum, HeightLimit } from '@deconflict/engine/geo';
import type { Fix } from './fixes.ts';

/** The three readings of a boundary: certainly, nominally, possibly on its inner side. */
export const levels = ['certain', 'nominal', 'possible'] as const;
export type Level = (typeof levels)[number];

/** An interval and the best estimate in it, metres. */
interface Estimate {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** True over indicated altitude in the coldest and the warmest air on record, as the product documents it. */
const COLDEST = 223.15 / 288.15;
const WARMEST = 330.15 / 288.15;

/** How far within a band, metres and above 0 inside, at both ends of a leg; between them it changes linearly. */
interface BandLimit {
  readonly start: number;
  readonly end: number;
}

/** A tree of limits: the least of `all`, the greatest of `any`. */
export type Band = BandLimit | { readonly all: readonly Band[] } | { readonly any: readonly Band[] };

/**
 * The band between a floor and a ceiling as an aircraft sees it that reports the heights of two fixes. QNH has to be
 * 1013.25 hPa, undulation and terrain single numbers: then altitude on QNH is pressure altitude, and every datum
 * differs from every other by a constant, but for the temperature of the air.
 */
export function bandOf(
  floor: HeightLimit,
  ceiling: HeightLimit,
  from: Fix,
  to: Fix,
  context: HeightContext,
  level: Level,
): Band {
  if (!isFixed(context))
    throw new Error('this oracle needs a fixed QNH of 1013.25 hPa, undulation and terrain');
  return { all: [above(floor, from, to, context, level), below(ceiling, from, to, context, level)] };
}

/** How far within the band at a share of the leg. */
export function clearanceInBand(band: Band, share: number): number {
  if ('start' in band)
    return band.start === band.end ? band.start : band.start + share * (band.end - band.start);
  if ('all' in band) return Math.min(...band.all.map((part) => clearanceInBand(part, share)));
  return Math.max(...band.any.map((part) => clearanceInBand(part, share)));
}

/** No more than this within the band anywhere on the leg. */
export function mostClearance(band: Band): number {
  if ('start' in band) return Math.max(band.start, band.end);
  if ('all' in band) return Math.min(...band.all.map(mostClearance));
  return Math.max(...band.any.map(mostClearance));
}

/** The greatest change of any limit's clearance over the leg, metres. */
export function greatestChange(band: Band): number {
  if ('start' in band) return band.start === band.end ? 0 : Math.abs(band.end - band.start);
  return Math.max(...('all' in band ? band.all : band.any).map(greatestChange));
}

function isFixed({ qnhHpa, undulationM, terrainM }: HeightContext): boolean {
  return (
    qnhHpa.from === 1013.25 &&
    qnhHpa.to === 1013.25 &&
    undulationM.from === undulationM.to &&
    terrainM.from === terrainM.to
  );
}

function above(limit: HeightLimit, from: Fix, to: Fix, context: HeightContext, level: Level): Band {
  switch (limit.kind) {
    case 'surface':
      return constant(Infinity);
    case 'unlimited':
      return constant(-Infinity);
    case 'higher-of':
      return { all: limit.limits.map((part) => above(part, from, to, context, level)) };
    case 'lower-of':
      return { any: limit.limits.map((part) => above(part, from, to, context, level)) };
    case 'unreadable':
      return constant(level === 'possible' ? Infinity : -Infinity);
    case 'height':
      return ends(
        [from, to].map((fix) => pick(heightIn(limit.datum, fix, context), level) - limit.heightM),
        level,
      );
  }
}

function below(limit: HeightLimit, from: Fix, to: Fix, context: HeightContext, level: Level): Band {
  switch (limit.kind) {
    case 'surface':
      return constant(-Infinity);
    case 'unlimited':
      return constant(Infinity);
    case 'higher-of':
      return { any: limit.limits.map((part) => below(part, from, to, context, level)) };
    case 'lower-of':
      return { all: limit.limits.map((part) => below(part, from, to, context, level)) };
    case 'unreadable':
      return constant(level === 'possible' ? Infinity : -Infinity);
    case 'height': {
      const opposite = level === 'certain' ? 'possible' : level === 'possible' ? 'certain' : 'nominal';
      return ends(
        [from, to].map((fix) => limit.heightM - pick(heightIn(limit.datum, fix, context), opposite)),
        level,
      );
    }
  }
}

/** Of an estimate, the end that has to be above a limit for being above it certainly, nominally or possibly. */
function pick({ low, best, high }: Estimate, level: Level): number {
  return level === 'certain' ? low : level === 'nominal' ? best : high;
}

/** Where one end knows no height, the other end's best estimate is held; bounds are then without end. */
function ends([start, end]: readonly number[], level: Level): BandLimit {
  const from = start!;
  const to = end!;
  if (level === 'nominal') {
    if (Number.isNaN(from) && Number.isNaN(to)) return constant(-Infinity);
    return { start: Number.isNaN(from) ? to : from, end: Number.isNaN(to) ? from : to };
  }
  if (Number.isFinite(from) && Number.isFinite(to)) return { start: from, end: to };
  return constant(level === 'possible' ? Infinity : -Infinity);
}

function constant(value: number): BandLimit {
  return { start: value, end: value };
}

/**
 * The height of a fix in a datum, from whichever altitude bounds it better. On QNH 1013.25 hPa altitude is pressure
 * altitude; between pressure altitude and a height above ground or ellipsoid stands the temperature of the air.
 */
function heightIn(datum: HeightDatum, fix: Fix, context: HeightContext): Estimate {
  const terrainM = context.terrainM.from;
  const undulationM = context.undulationM.from;
  const onTerrain = fix.onGround ? exactly(terrainM) : undefined;
  const indicated = about(fix.pressureM, fix.pressureErrorM);
  const geometric = about(fix.geometricM, fix.geometricErrorM);
  const satellite =
    fix.geometricDatum === 'HAE' && geometric !== undefined ? lift(geometric, -undulationM) : geometric;
  const measured = better(satellite, onTerrain);
  switch (datum) {
    case 'FL':
      return better(indicated, measured && stretch(measured, 1 / WARMEST, 1 / COLDEST)) ?? nothing;
    case 'AMSL':
      return better(measured, indicated) ?? nothing;
    case 'HAE': {
      const altitude = better(measured, indicated && stretch(indicated, COLDEST, WARMEST));
      return (
        better(
          fix.geometricDatum === 'HAE' ? geometric : undefined,
          altitude && lift(altitude, undulationM),
        ) ?? nothing
      );
    }
    case 'AGL': {
      if (fix.onGround) return exactly(0);
      const altitude = better(measured, indicated && stretch(indicated, COLDEST, WARMEST));
      return notBelowGround(altitude ? lift(altitude, -terrainM) : nothing);
    }
  }
}

const nothing: Estimate = { low: -Infinity, best: NaN, high: Infinity };

function exactly(value: number): Estimate {
  return { low: value, best: value, high: value };
}

function about(heightM: number, errorM: number): Estimate | undefined {
  return Number.isNaN(heightM) ? undefined : { low: heightM - errorM, best: heightM, high: heightM + errorM };
}

/** The narrower of two, the first where they tie. */
function better(a: Estimate | undefined, b: Estimate | undefined): Estimate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.high - b.low < a.high - a.low ? b : a;
}

function lift({ low, best, high }: Estimate, byM: number): Estimate {
  return { low: low + byM, best: best + byM, high: high + byM };
}

/** Times anything from `least` to `most`. */
function stretch({ low, best, high }: Estimate, least: number, most: number): Estimate {
  return { low: Math.min(low * least, low * most), best, high: Math.max(high * least, high * most) };
}

function notBelowGround({ low, best, high }: Estimate): Estimate {
  return { low: Math.max(0, low), best: Math.max(0, best), high: Math.max(0, high) };
}
