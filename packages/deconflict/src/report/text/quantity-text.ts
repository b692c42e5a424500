import type { Spread } from '@deconflict/engine/detect';
import { METRES_PER_FLIGHT_LEVEL, METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE } from '@deconflict/engine/geo';
import type { HeightDatum, LatLon } from '@deconflict/engine/geo';

/** A whole number with commas between groups of three digits. */
export function groupedText(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  const digits = String(Math.abs(Math.round(value)));
  const grouped = digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return Math.round(value) < 0 ? `-${grouped}` : grouped;
}

/** A measured length, metres, to about three digits, number and unit held together by a no-break space: `85 m`, `2.35 km`, `55.3 km`, `412 km`. */
export function lengthText(lengthM: number): string {
  if (!Number.isFinite(lengthM)) return 'unknown length';
  const size = Math.abs(lengthM);
  if (size < 9.95) return `${lengthM.toFixed(1)}\u00A0m`;
  if (size < 999.5) return `${Math.round(lengthM)}\u00A0m`;
  if (size < 9995) return `${(lengthM / 1000).toFixed(2)}\u00A0km`;
  if (size < 99_950) return `${(lengthM / 1000).toFixed(1)}\u00A0km`;
  return `${groupedText(lengthM / 1000)}\u00A0km`;
}

/** A length as people agree on it: in the unit in which it is a round number. `3 NM`, `55 km`, `500 ft`. */
export function agreedLengthText(lengthM: number): string {
  if (isMultiple(lengthM, METRES_PER_NAUTICAL_MILE))
    return `${groupedText(lengthM / METRES_PER_NAUTICAL_MILE)}\u00A0NM`;
  if (isMultiple(lengthM, 50))
    return lengthM < 1000 ? `${Math.round(lengthM)}\u00A0m` : `${roundText(lengthM / 1000)}\u00A0km`;
  if (isMultiple(lengthM, 10 * METRES_PER_FOOT)) return `${groupedText(lengthM / METRES_PER_FOOT)}\u00A0ft`;
  if (isMultiple(lengthM, METRES_PER_NAUTICAL_MILE / 10)) {
    return `${roundText(lengthM / METRES_PER_NAUTICAL_MILE)}\u00A0NM`;
  }
  return lengthText(lengthM);
}

/** A height over its datum: `FL250 (7,620 m pressure altitude)`, `5,000 ft (1,524 m) AMSL`. */
export function heightText(heightM: number, datum: HeightDatum): string {
  const feet = heightM / METRES_PER_FOOT;
  if (datum === 'FL') return `${flightLevelText(heightM)} (${groupedText(heightM)} m pressure altitude)`;
  return `${groupedText(feet)}\u00A0ft (${groupedText(heightM)} m) ${datum}`;
}

/** Heights flown, lowest to highest: `FL035 to FL090 (1,076 to 2,733 m pressure altitude)`. */
export function heightRangeText(lowestM: number, highestM: number, datum: HeightDatum): string {
  if (lowestM === highestM) return heightText(lowestM, datum);
  const metres = `${rangeText(groupedText(lowestM), groupedText(highestM))}\u00A0m`;
  if (datum === 'FL') {
    return `${rangeText(flightLevelText(lowestM), flightLevelText(highestM))} (${metres} pressure altitude)`;
  }
  const feet = rangeText(groupedText(lowestM / METRES_PER_FOOT), groupedText(highestM / METRES_PER_FOOT));
  return `${feet}\u00A0ft (${metres}) ${datum}`;
}

/** The nominal value with its bounds in brackets, or the one value where all three print alike. */
export function spreadText(spread: Spread, print: (value: number) => string): string {
  const nominal = print(spread.nominal);
  const least = print(spread.least);
  const most = print(spread.most);
  return least === nominal && most === nominal ? nominal : `${nominal} (${least} to ${most})`;
}

/** Depth behind a boundary: negative values are distances outside it. */
export function depthText(depthM: Spread): string {
  if (depthM.least >= 0) return spreadText(depthM, lengthText);
  return spreadText(depthM, (value) =>
    value < 0 ? `${lengthText(-value)} outside` : `${lengthText(value)} inside`,
  );
}

/** `33°30.0′ N 038°40.0′ E`. */
export function placeText(place: LatLon): string {
  return `${angleText(place.latDeg, 2)} ${place.latDeg < 0 ? 'S' : 'N'} ${angleText(place.lonDeg, 3)} ${place.lonDeg < 0 ? 'W' : 'E'}`;
}

/** Bytes in decimal steps: `812 B`, `4.1 kB`, `12.0 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00A0B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)}\u00A0kB`;
  return `${(bytes / 1_000_000).toFixed(1)}\u00A0MB`;
}

/** `1 fix`, `2 fixes`: the number with its noun. */
export function pluralText(count: number, one: string, many: string): string {
  return `${groupedText(count)} ${count === 1 ? one : many}`;
}

/** Both ends, or the one where they print alike. */
function rangeText(lowest: string, highest: string): string {
  return lowest === highest ? lowest : `${lowest} to ${highest}`;
}

function flightLevelText(heightM: number): string {
  return `FL${String(Math.round(heightM / METRES_PER_FLIGHT_LEVEL)).padStart(3, '0')}`;
}

function angleText(degrees: number, digits: number): string {
  const tenths = Math.round(Math.abs(degrees) * 600);
  const minutes = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${String(Math.floor(tenths / 600)).padStart(digits, '0')}°${minutes}′`;
}

function roundText(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}

/** Whether `value` is a whole multiple of `step`, within what reading a unit may have rounded away. */
function isMultiple(value: number, step: number): boolean {
  const steps = Math.round(value / step);
  return steps > 0 && Math.abs(value - steps * step) < 1e-3;
}
