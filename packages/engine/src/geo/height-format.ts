import type { HeightLimit } from './height.ts';
import { METRES_PER_FLIGHT_LEVEL, METRES_PER_FOOT } from './units.ts';

/**
 * A limit as people write it: "FL095", "1000 ft AMSL", "1500 m AGL", "GND", "UNL", "FL195 or 1000 ft AGL, whichever is
 * higher". Feet where the height is a whole number of feet, else metres to the centimetre; a pressure altitude
 * that is no whole flight level is written with "STD".
 */
export function formatHeightLimit(limit: HeightLimit): string {
  switch (limit.kind) {
    case 'surface':
      return 'GND';
    case 'unlimited':
      return 'UNL';
    case 'height':
      return limit.datum === 'FL'
        ? formatLevel(limit.heightM)
        : `${formatLength(limit.heightM)} ${limit.datum}`;
    case 'higher-of':
      return formatChoice(limit.limits, 'higher', 'highest');
    case 'lower-of':
      return formatChoice(limit.limits, 'lower', 'lowest');
    case 'unreadable':
      break;
  }
  return `"${limit.text}" (not understood)`;
}

function formatLevel(heightM: number): string {
  const level = nearlyWhole(heightM / METRES_PER_FLIGHT_LEVEL);
  if (level === undefined || level < 0) return `${formatLength(heightM)} STD`;
  return `FL${String(level).padStart(3, '0')}`;
}

function formatLength(heightM: number): string {
  const feet = nearlyWhole(heightM / METRES_PER_FOOT);
  if (feet !== undefined) return `${feet} ft`;
  return `${Math.round(heightM * 100) / 100} m`;
}

/** The whole number that this is but for rounding in the conversion of units. */
function nearlyWhole(value: number): number | undefined {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole + 0 : undefined;
}

function formatChoice(limits: readonly HeightLimit[], ofTwo: string, ofMore: string): string {
  const parts = limits.map((part) =>
    part.kind === 'higher-of' || part.kind === 'lower-of'
      ? `(${formatHeightLimit(part)})`
      : formatHeightLimit(part),
  );
  if (parts.length < 2) return parts.join('');
  return `${parts.join(' or ')}, whichever is ${parts.length === 2 ? ofTwo : ofMore}`;
}
