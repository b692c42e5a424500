import { qnhOffsetM } from './atmosphere.ts';
import type { HeightContext, HeightDatum, Range } from './height.ts';

/**
 * A height, or the distance of a height from a limit, as an interval that honesty allows and one best estimate
 * inside it, metres. `nominalM` is NaN where nothing speaks for one value rather than another; a bound that nothing
 * supports is infinite.
 */
export interface HeightEstimate {
  readonly lowestM: number;
  readonly nominalM: number;
  readonly highestM: number;
}

/** The heights that one position report carries. Absent is NaN; an error of NaN is an error without bound. */
export interface HeightReading {
  /** Height in the ICAO standard atmosphere on 1013.25 hPa. */
  readonly pressureAltitudeM: number;
  /** Greatest error of the pressure altitude, half the width of its interval. */
  readonly pressureErrorM: number;
  /** Height by satellite or survey, above `geometricDatum`. */
  readonly geometricHeightM: number;
  readonly geometricErrorM: number;
  readonly geometricDatum: 'HAE' | 'AMSL';
  /** The aircraft stands or rolls on the ground: its height above ground is 0, whatever else it reports. */
  readonly onGround: boolean;
}

/**
 * How much higher or lower than its altimeter says an aircraft may truly be, as the ratio of true to indicated
 * altitude: (288.15 K + d) / 288.15 K, the mean temperature of the air below being d warmer than standard.
 *
 * Coldest: d = -65 K, the coldest row (-50 degrees at sea level) of the altimeter correction table of ICAO Doc 8168
 * (PANS-OPS), cold temperature corrections; its 4 % per 10 degrees is the same proportion. Warmest: d = +42 K, the
 * highest air temperature ever recorded (56.7 degrees, WMO archive of extremes). Both are taken for the whole
 * column up to any height, where air deviates less: wider than the weather, never narrower.
 */
export const TRUE_TO_INDICATED_ALTITUDE: Range = { from: 223.15 / 288.15, to: 330.15 / 288.15 };

/** Nothing is known of it. */
export const anyHeight: HeightEstimate = { lowestM: -Infinity, nominalM: NaN, highestM: Infinity };

const groundLevel: HeightEstimate = { lowestM: 0, nominalM: 0, highestM: 0 };

/** QNH as wide as this is ignorance, and the standard pressure the best estimate. */
const UNKNOWN_QNH_HPA: Range = { from: 950, to: 1050 };

/** Terrain as wide as this is ignorance, and there is no best estimate. */
const UNKNOWN_TERRAIN_M: Range = { from: -430, to: 8849 };

/**
 * The height of an aircraft in one datum, from the source that bounds it best; {@link anyHeight} where none bears
 * on it. AMSL is what an altimeter on QNH reads or what a satellite receiver measures, whichever is
 * known better; FL from a satellite height, and HAE or AGL from a pressure altitude, are widened by the temperature.
 * A height above ground is never negative.
 */
export function estimateHeight(
  reading: HeightReading,
  datum: HeightDatum,
  context: HeightContext,
): HeightEstimate {
  const pressure = around(reading.pressureAltitudeM, reading.pressureErrorM);
  const geometric = around(reading.geometricHeightM, reading.geometricErrorM);
  const aboveEllipsoid = reading.geometricDatum === 'HAE' ? geometric : undefined;
  const measured = narrower(
    aboveEllipsoid ? minus(aboveEllipsoid, spreadOf(context.undulationM)) : geometric,
    reading.onGround ? terrainOf(context) : undefined,
  );
  if (datum === 'FL') return narrower(pressure, measured && pressureFromTrue(measured, context)) ?? anyHeight;
  if (datum === 'AMSL') {
    return narrower(measured, pressure && altitudeFromPressure(pressure, context)) ?? anyHeight;
  }
  const trueAltitude = narrower(measured, pressure && trueFromPressure(pressure, context));
  const height = trueAltitude && fromTrue(trueAltitude, datum, context);
  if (datum === 'HAE') return narrower(aboveEllipsoid, height) ?? anyHeight;
  return reading.onGround ? groundLevel : notBelowGround(height ?? anyHeight);
}

/**
 * One height expressed in another datum. No temperature is claimed on the way to or from AMSL, since limits in AMSL
 * are flown by altimeter and measured by satellite; between FL on one side and HAE or AGL on the other it counts.
 */
export function convertHeight(
  height: HeightEstimate,
  from: HeightDatum,
  to: HeightDatum,
  context: HeightContext,
): HeightEstimate {
  if (from === to) return height;
  if (from === 'FL') {
    return to === 'AMSL'
      ? altitudeFromPressure(height, context)
      : fromTrue(trueFromPressure(height, context), to, context);
  }
  if (from === 'AMSL') {
    return to === 'FL' ? plus(height, qnhOffsets(context.qnhHpa)) : fromTrue(height, to, context);
  }
  const trueAltitude =
    from === 'HAE' ? minus(height, spreadOf(context.undulationM)) : plus(height, terrainOf(context));
  return to === 'FL' ? pressureFromTrue(trueAltitude, context) : fromTrue(trueAltitude, to, context);
}

function around(heightM: number, errorM: number): HeightEstimate | undefined {
  if (Number.isNaN(heightM)) return undefined;
  const boundM = Number.isNaN(errorM) ? Infinity : Math.abs(errorM);
  return { lowestM: heightM - boundM, nominalM: heightM, highestM: heightM + boundM };
}

/** The narrower of two intervals, the first where they tie; where it has no best estimate, the other's. */
function narrower(a: HeightEstimate | undefined, b: HeightEstimate | undefined): HeightEstimate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [better, other] = b.highestM - b.lowestM < a.highestM - a.lowestM ? [b, a] : [a, b];
  if (!Number.isNaN(better.nominalM)) return better;
  return { ...better, nominalM: Math.min(Math.max(other.nominalM, better.lowestM), better.highestM) };
}

function altitudeFromPressure(height: HeightEstimate, context: HeightContext): HeightEstimate {
  return minus(height, qnhOffsets(context.qnhHpa));
}

function trueFromPressure(height: HeightEstimate, context: HeightContext): HeightEstimate {
  const { from, to } = TRUE_TO_INDICATED_ALTITUDE;
  return scaleBetween(altitudeFromPressure(height, context), from, to);
}

function pressureFromTrue(height: HeightEstimate, context: HeightContext): HeightEstimate {
  const { from, to } = TRUE_TO_INDICATED_ALTITUDE;
  return plus(scaleBetween(height, 1 / to, 1 / from), qnhOffsets(context.qnhHpa));
}

function fromTrue(height: HeightEstimate, to: HeightDatum, context: HeightContext): HeightEstimate {
  if (to === 'HAE') return plus(height, spreadOf(context.undulationM));
  return to === 'AGL' ? minus(height, terrainOf(context)) : height;
}

/** An aircraft is never below the ground. */
function notBelowGround({ lowestM, nominalM, highestM }: HeightEstimate): HeightEstimate {
  return { lowestM: Math.max(lowestM, 0), nominalM: Math.max(nominalM, 0), highestM: Math.max(highestM, 0) };
}

function plus(a: HeightEstimate, b: HeightEstimate): HeightEstimate {
  return {
    lowestM: a.lowestM + b.lowestM,
    nominalM: a.nominalM + b.nominalM,
    highestM: a.highestM + b.highestM,
  };
}

function minus(a: HeightEstimate, b: HeightEstimate): HeightEstimate {
  return {
    lowestM: a.lowestM - b.highestM,
    nominalM: a.nominalM - b.nominalM,
    highestM: a.highestM - b.lowestM,
  };
}

/** Times a factor between `least` < 1 and `most` > 1; 1 is the best estimate. Below zero the larger factor lowers. */
function scaleBetween(height: HeightEstimate, least: number, most: number): HeightEstimate {
  const { lowestM, nominalM, highestM } = height;
  return {
    lowestM: lowestM * (lowestM < 0 ? most : least),
    nominalM,
    highestM: highestM * (highestM < 0 ? least : most),
  };
}

function spreadOf({ from, to }: Range): HeightEstimate {
  return { lowestM: from, nominalM: (from + to) / 2, highestM: to };
}

function terrainOf({ terrainM }: HeightContext): HeightEstimate {
  const known = terrainM.from > UNKNOWN_TERRAIN_M.from || terrainM.to < UNKNOWN_TERRAIN_M.to;
  return known ? spreadOf(terrainM) : { lowestM: terrainM.from, nominalM: NaN, highestM: terrainM.to };
}

const offsetsByQnh = new WeakMap<Range, HeightEstimate>();

/** Pressure altitude minus altitude on QNH. Remembered for each range, since it takes three powers to compute. */
function qnhOffsets(qnhHpa: Range): HeightEstimate {
  let offsets = offsetsByQnh.get(qnhHpa);
  if (offsets === undefined) {
    const { from, to } = qnhHpa;
    const known = from > UNKNOWN_QNH_HPA.from || to < UNKNOWN_QNH_HPA.to;
    offsets = {
      lowestM: qnhOffsetM(to),
      nominalM: known ? qnhOffsetM((from + to) / 2) : 0,
      highestM: qnhOffsetM(from),
    };
    offsetsByQnh.set(qnhHpa, offsets);
  }
  return offsets;
}
