/** An instant to the second, in UTC: `2023-08-02 18:04:31 UTC`. */
export function instantText(timeMs: number): string {
  return isInstant(timeMs) ? `${dateText(timeMs)} ${timeOfDayText(timeMs)}\u00A0UTC` : 'unknown time';
}

/** Two instants, the date of the second only where it differs: `2023-08-02 18:04:27 to 18:04:36 UTC`. */
export function intervalText(fromMs: number, untilMs: number): string {
  if (!isInstant(fromMs) || !isInstant(untilMs)) return openIntervalText(fromMs, untilMs);
  const second = dateText(fromMs) === dateText(untilMs) ? '' : `${dateText(untilMs)} `;
  return `${dateText(fromMs)} ${timeOfDayText(fromMs)} to ${second}${timeOfDayText(untilMs)}\u00A0UTC`;
}

/** An instant that is meant to the minute, such as an agreed cut: `2023-08-02 18:00 UTC`; else to the second. */
export function minuteText(timeMs: number): string {
  return instantText(timeMs).replace(/:00\u00A0UTC$/, '\u00A0UTC');
}

/** An agreed or observed period, to the minute where both ends are: `2023-08-01 21:00 to 2023-08-02 21:00 UTC`. */
export function periodText(fromMs: number, untilMs: number): string {
  if (!isInstant(fromMs) || !isInstant(untilMs)) return openIntervalText(fromMs, untilMs);
  const text = intervalText(fromMs, untilMs);
  return /:00 to .*:00\u00A0UTC$/.test(text)
    ? text.replace(/:00 to /, ' to ').replace(/:00\u00A0UTC$/, '\u00A0UTC')
    : text;
}

/** `2023-08-02`. */
export function dateText(timeMs: number): string {
  return isoText(timeMs).slice(0, -14);
}

/** `18:04:31`. */
export function timeOfDayText(timeMs: number): string {
  return isoText(timeMs).slice(-13, -5);
}

/** RFC 3339 with zone, for machines: `2023-08-02T18:04:31Z`. */
export function machineInstant(timeMs: number): string {
  return isInstant(timeMs) ? `${isoText(timeMs).slice(0, -5)}Z` : '';
}

/** A length of time in at most two units, held together by no-break spaces: `0.4 s`, `42 s`, `4 min 12 s`, `3 h 05 min`, `26 h`, `3 d 4 h`. */
export function durationText(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return 'unknown duration';
  if (durationMs < 0) return `-${durationText(-durationMs)}`;
  if (durationMs < 9950)
    return durationMs === 0 ? '0\u00A0s' : `${trimZeros((durationMs / 1000).toFixed(1))}\u00A0s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return twoUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(durationMs / 60_000);
  if (minutes < 72 * 60) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(durationMs / 3_600_000);
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function openIntervalText(fromMs: number, untilMs: number): string {
  if (isInstant(fromMs)) return `from ${minuteText(fromMs)}, no end stated`;
  if (isInstant(untilMs)) return `until ${minuteText(untilMs)}, no start stated`;
  return 'at all times';
}

/** Instants that the calendar of ECMAScript can write in four digits of a year. */
function isInstant(timeMs: number): boolean {
  return timeMs >= -62_167_219_200_000 && timeMs < 253_402_300_799_500;
}

/** Cut to whole seconds of the millisecond that the machine-readable outputs print, so that all of them read alike. */
function isoText(timeMs: number): string {
  return new Date(Math.floor(Math.round(timeMs) / 1000) * 1000).toISOString();
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  if (large === 0) return `${small}\u00A0${smallUnit}`;
  if (small === 0) return `${large}\u00A0${largeUnit}`;
  const padded = smallUnit === 'h' ? String(small) : String(small).padStart(2, '0');
  return `${large}\u00A0${largeUnit}\u00A0${padded}\u00A0${smallUnit}`;
}

function trimZeros(digits: string): string {
  return digits.replace(/\.0$/, '');
}
