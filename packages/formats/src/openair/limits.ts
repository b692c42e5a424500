import type { HeightLimit } from '@deconflict/engine/geo';
import { flightLevelM, heightAbove, heightDatumOf, metresOfFeet } from '../quantities/index.ts';

/** What an AL or AH record says. */
export interface ReadLimit {
  readonly limit: HeightLimit;
  /** The number had no unit: feet. */
  readonly unitAssumed: boolean;
  /** The height had no datum: mean sea level. */
  readonly datumAssumed: boolean;
  /** Days or hours that stood behind the height in brackets. */
  readonly activation?: string;
}

/**
 * The lower or upper limit as OpenAir files write it. The first edition leaves the text free ("string = Airspace
 * Ceiling"), its samples write `8400 ft` and `FL180`; the second wants `FL145`, `1000ft AMSL`, `GND`, `UNL` with
 * the references AGL, FL, STD, AMSL.
 *
 * A number without unit is feet, a height without datum is above mean sea level, `0` without datum as a lower limit is
 * the surface. Two limits in one text are kept where the text says which of them holds, or where they are one height
 * in two units; else the limit is unreadable, as is everything not understood. Nothing is guessed.
 */
export function readLimit(text: string, side: 'lower' | 'upper'): ReadLimit {
  if (text.length > longestLimit) {
    return {
      limit: { kind: 'unreadable', text: `${text.slice(0, longestLimit)}...` },
      unitAssumed: false,
      datumAssumed: false,
    };
  }
  const brackets = /\(([^()]{0,60})\)\s*$/.exec(text);
  const inBrackets = brackets?.[1]?.trim() ?? '';
  const isActivation = inBrackets !== '' && !/whichever/i.test(inBrackets);
  const height = isActivation ? text.slice(0, brackets?.index).trim() : text.trim();
  const read = readCompound(height, side) ?? {
    limit: { kind: 'unreadable', text: text.trim() },
    unitAssumed: false,
    datumAssumed: false,
  };
  return isActivation && read.limit.kind !== 'unreadable' ? { ...read, activation: inBrackets } : read;
}

function readCompound(text: string, side: 'lower' | 'upper'): ReadLimit | undefined {
  const choice = whichever.exec(text)?.[1] ?? '';
  const parts = text
    .replace(whichever, '')
    .split(choice === '' ? /\/| or /i : /\/|,| or | and /i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const limits: ReadLimit[] = [];
  for (const part of parts) {
    const read = readSimple(part, side);
    if (read === undefined) return undefined;
    limits.push(read);
  }
  const [first, second] = limits;
  if (first === undefined) return undefined;
  if (second === undefined) return choice === '' ? first : undefined;
  if (choice === '') return limits.length === 2 ? sameHeightTwice(first, second) : undefined;
  return {
    limit: { kind: /^h/i.test(choice) ? 'higher-of' : 'lower-of', limits: limits.map(({ limit }) => limit) },
    unitAssumed: limits.some(({ unitAssumed }) => unitAssumed),
    datumAssumed: limits.some(({ datumAssumed }) => datumAssumed),
  };
}

/** `1500 ft/457 m AMSL`: one height in two units, the second rounded. The first is kept, with the datum of either. */
function sameHeightTwice(first: ReadLimit, second: ReadLimit): ReadLimit | undefined {
  if (first.limit.kind !== 'height' || second.limit.kind !== 'height') return undefined;
  if (Math.abs(first.limit.heightM - second.limit.heightM) > roundingM) return undefined;
  if (first.datumAssumed) {
    return {
      ...first,
      limit: { ...first.limit, datum: second.limit.datum },
      datumAssumed: second.datumAssumed,
    };
  }
  return second.datumAssumed || first.limit.datum === second.limit.datum ? first : undefined;
}

function readSimple(text: string, side: 'lower' | 'upper'): ReadLimit | undefined {
  if (/^(?:GND|SFC|GROUND|SURFACE)$/i.test(text)) return stated({ kind: 'surface' });
  if (/^(?:UNL|UNLIM|UNLTD|UNLIMITED)(?:\s+FT)?$/i.test(text)) return stated({ kind: 'unlimited' });
  if (/^A?MSL$/i.test(text)) return stated(heightAbove(0, 'AMSL'));
  const level = /^FL\s*(\d{1,3})(?:\s*STD)?$/i.exec(text);
  if (level !== null) return stated(heightAbove(flightLevelM(Number(level[1])), 'FL'));
  const match = heightText.exec(text);
  if (match === null) return undefined;
  const [, number = '', unitBefore, datumWord, unitBehind] = match;
  const unit = unitBefore ?? unitBehind;
  const datum = datumWord === undefined ? undefined : heightDatumOf(datumWord);
  if (datumWord !== undefined && datum === undefined) return undefined;
  const value = Number(number);
  const heightM = unit !== undefined && /^m/i.test(unit) ? value : metresOfFeet(value);
  if (datum === 'AGL' && heightM < 0) return undefined;
  const limit =
    value === 0 && datum === undefined && side === 'lower'
      ? ({ kind: 'surface' } as const)
      : heightAbove(heightM, datum ?? 'AMSL');
  return { limit, unitAssumed: unit === undefined && value !== 0, datumAssumed: datum === undefined };
}

function stated(limit: HeightLimit): ReadLimit {
  return { limit, unitAssumed: false, datumAssumed: false };
}

/** Longer is no limit, and must not keep the patterns busy. */
const longestLimit = 200;
/** What rounding to full 25 m makes of feet, as Swiss files have it. */
const roundingM = 25;
const whichever = /[\s,(]+whichever\s+(?:is\s+)?(?:the\s+)?(higher|lower|highest|lowest)\)?/i;
/** `6500 ft`, `5500ALT`, `1500F AMSL`, `300M AGL`, `1000 AGL`, `9500AMSL FT`, `5000 STD`. */
const heightText =
  /^([+-]?\d{1,7}(?:\.\d{1,20})?)\s*(FT|F|FEET|M|METRES|METERS)?(?:\s*(AMSL|MSL|ALT|AGL|ASFC|AGND|SFC|GND|HAE|STD)(?:\s*(FT|F|FEET|M))?)?$/i;
