import type { Json } from './properties.ts';

/** The ICAO class letter for the number that openAIP gives as `icaoClass`; undefined for its 8, unclassified. */
export function openAipClassOf(icaoClass: Json | undefined): string | undefined {
  if (typeof icaoClass === 'string') return icaoClass;
  return typeof icaoClass === 'number' ? 'ABCDEFG'[icaoClass] : undefined;
}

/** The code for the number that openAIP gives as `type`; undefined for anything but one of its numbers. */
export function openAipTypeOf(type: Json | undefined): string | undefined {
  return typeof type === 'number' ? openAipTypes[type] : undefined;
}

/** openAIP core API, schema Airspace, `type`: the index is the number. */
const openAipTypes: readonly string[] = [
  'OTHER',
  'R',
  'DANGER',
  'P',
  'CTR',
  'TMZ',
  'RMZ',
  'TMA',
  'TRA',
  'TSA',
  'FIR',
  'UIR',
  'ADIZ',
  'ATZ',
  'MATZ',
  'AWY',
  'MTR',
  'ALERT',
  'WARNING',
  'PROTECTED',
  'HTZ',
  'GSEC',
  'TRP',
  'TIZ',
  'TIA',
  'MTA',
  'CTA',
  'ACCSEC',
  'ASRA',
  'OFR',
  'MRT',
  'TFR',
  'VFRSEC',
  'FIS',
  'LTA',
  'UTA',
];
