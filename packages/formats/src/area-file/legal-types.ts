import type { LegalType } from '@deconflict/engine/airspace';

/**
 * What a class and a type mean in law. The type decides where it is known, because newer files leave the class to
 * the ICAO letters; a code that is not in the tables is `unspecified`, never a guess.
 *
 * Class: OpenAir AC, ICAO letters. Type: OpenAir AY, AIXM 4.5 codeType and AIXM 5.1 type, or the word itself. `D` is
 * class D as a class and a danger area as a type.
 */
export function legalTypeOf(airspaceClass: string | undefined, type: string | undefined): LegalType {
  const byType = type === undefined ? undefined : legalTypeOfType.get(codeOf(type));
  if (byType !== undefined) return byType;
  const code = airspaceClass === undefined ? '' : codeOf(airspaceClass);
  return legalTypeOfClass.get(code) ?? legalTypeOfType.get(code) ?? 'unspecified';
}

/** Class and type as one label: `D`, `R`, `D TMA`; undefined where the source gives neither. */
export function classLabelOf(
  airspaceClass: string | undefined,
  type: string | undefined,
): string | undefined {
  const parts = [airspaceClass, type].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : [...new Set(parts)].join(' ');
}

function codeOf(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, ' ');
}

/** Class F is advisory in ICAO Annex 11; G is uncontrolled and makes no claim. */
const legalTypeOfClass: ReadonlyMap<string, LegalType> = new Map([
  ['A', 'controlled'],
  ['B', 'controlled'],
  ['C', 'controlled'],
  ['D', 'controlled'],
  ['E', 'controlled'],
  ['F', 'advisory'],
]);

/**
 * Codes of WinPilot 1.0 (AC), Naviter 2.1.0 (AY), AIXM (codeType) and what national files use beside them. An ADIZ is
 * an identification zone, never sovereign airspace; an FIR is no legal claim either and stays unspecified, as do UNC
 * and whatever only serves information.
 */
const legalTypeOfType: ReadonlyMap<string, LegalType> = new Map([
  ['CTR', 'controlled'],
  ['MCTR', 'controlled'],
  ['CTA', 'controlled'],
  ['TMA', 'controlled'],
  ['UTA', 'controlled'],
  ['LTA', 'controlled'],
  ['AWY', 'controlled'],
  ['P', 'prohibited'],
  ['PROHIBITED', 'prohibited'],
  ['R', 'restricted'],
  ['RESTRICTED', 'restricted'],
  ['GP', 'restricted'],
  ['OFR', 'restricted'],
  ['D', 'danger'],
  ['Q', 'danger'],
  ['DANGER', 'danger'],
  ['D OTHER', 'danger'],
  ['ALERT', 'danger'],
  ['WARNING', 'danger'],
  ['ADIZ', 'identification-zone'],
  ['TEMPORARY', 'temporary'],
  ['TRA', 'temporary'],
  ['TSA', 'temporary'],
  ['CBA', 'temporary'],
  ['TFR', 'temporary'],
  ['TRAFR', 'temporary'],
  ['N', 'temporary'],
  ['ATZ', 'special-caution'],
  ['MATZ', 'special-caution'],
  ['HTZ', 'special-caution'],
  ['TIZ', 'special-caution'],
  ['TIA', 'special-caution'],
  ['RMZ', 'special-caution'],
  ['TMZ', 'special-caution'],
  ['MOA', 'special-caution'],
  ['MTA', 'special-caution'],
  ['MTR', 'special-caution'],
  ['TRZ', 'advisory'],
  ['W', 'advisory'],
  ['GSEC', 'advisory'],
  ['GLIDING SECTOR', 'advisory'],
  ['ASRA', 'advisory'],
  ['VFRR', 'advisory'],
]);
