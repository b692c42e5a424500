import type { AircraftIdentity } from '@deconflict/engine/tracks';

/** What a source says about an aircraft beside its address. Empty text and undefined are both "nothing". */
export interface AircraftParticulars {
  readonly callsign?: string | undefined;
  readonly registration?: string | undefined;
  readonly typeDesignator?: string | undefined;
  readonly emitterCategory?: string | undefined;
}

/**
 * The identity behind an address as feeds write it: six hexadecimal digits, with `~` before them where the address
 * was not given out by ICAO. Undefined where it is neither.
 */
export function nameByAddress(
  address: string,
  particulars: AircraftParticulars,
): AircraftIdentity | undefined {
  const match = /^\s*(~?)([0-9a-f]{6})\s*$/i.exec(address);
  const digits = match?.[2]?.toLowerCase();
  if (digits === undefined) return undefined;
  return match?.[1] === '~'
    ? { key: `non-icao:${digits}`, addressKind: 'non-icao', ...tidy(particulars) }
    : { key: `icao:${digits}`, addressKind: 'icao', icao24: digits, ...tidy(particulars) };
}

/** The identity of last resort: the file, without its folders and `.gz`, and a part of it where it holds several. */
export function nameByFile(
  fileName: string,
  part: string,
  particulars: AircraftParticulars = {},
): AircraftIdentity {
  const baseName = fileName.replace(/^.*[/\\]/s, '').replace(/\.gz$/i, '');
  return {
    key: part === '' ? `file:${baseName}` : `file:${baseName}#${part}`,
    addressKind: 'file',
    ...tidy(particulars),
  };
}

/** Without what is empty; the call sign trimmed and in upper case, as {@link AircraftIdentity} has it. */
export function tidy(particulars: AircraftParticulars): Partial<AircraftIdentity> {
  const callsign = shorten(particulars.callsign)?.toUpperCase();
  const registration = shorten(particulars.registration);
  const typeDesignator = shorten(particulars.typeDesignator);
  const emitterCategory = shorten(particulars.emitterCategory);
  return {
    ...(callsign && { callsign }),
    ...(registration && { registration }),
    ...(typeDesignator && { typeDesignator }),
    ...(emitterCategory && { emitterCategory }),
  };
}

/** What is longer than this is no name, and a dictionary of such would fill the memory. */
const longestName = 40;

function shorten(text: string | undefined): string | undefined {
  return text?.slice(0, longestName).trim();
}
