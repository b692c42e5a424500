import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { realData } from './real-data.ts';

/**
 * How wrong positions and heights may be. `wide`: what one would agree on for such sources. `narrow`: a metre and
 * nothing between fixes, so that certain, nominal and possible nearly fall together and each nominal stay is a
 * pass of its own.
 */
export type Errors = 'wide' | 'narrow';

export interface AgreementParts {
  /** Area file in the real data and the classes taken from it, if any. */
  readonly areaFile?: string;
  readonly classes?: readonly string[];
  /** The one rule besides id, as YAML. */
  readonly rule: string;
  readonly errors: Errors;
  /** Ground and mean sea level, metres: single numbers, so that every height has one value in every datum. */
  readonly terrainM: number;
  readonly undulationM: number;
}

/** A folder of its own with an agreement and the area file beside it, as the program wants it. */
export interface AgreementFolder {
  readonly agreement: string;
  readonly path: string;
  remove(): void;
}

const quality: Readonly<Record<Errors, string>> = {
  wide: `
  assumed-error: { logger: 30 m, adsb: 100 m, adsr: 100 m, radar: 500 m, mlat: 200 m, tisb: 500 m, gnss: 50 m, unknown: 100 m }
  assumed-height-error: { pressure: 100 ft, geometric: 50 m }`,
  narrow: `
  assumed-error: { logger: 1 m, adsb: 1 m, adsr: 1 m, radar: 1 m, mlat: 1 m, tisb: 1 m, gnss: 1 m, unknown: 1 m }
  assumed-height-error: { pressure: 1 ft, geometric: 1 m }
  latency: PT0S
  acceleration: 0 m/s2`,
};

export function writeAgreement(parts: AgreementParts): AgreementFolder {
  const path = mkdtempSync(join(tmpdir(), 'deconflict-real-input-'));
  const agreement = join(path, 'agreement.yaml');
  if (parts.areaFile !== undefined)
    copyFileSync(realData(parts.areaFile), join(path, basename(parts.areaFile)));
  writeFileSync(agreement, agreementText(parts));
  return { agreement, path, remove: () => rmSync(path, { recursive: true }) };
}

function agreementText({
  areaFile,
  classes = [],
  rule,
  errors,
  terrainM,
  undulationM,
}: AgreementParts): string {
  const areas = classes.map((name) => `  ${idOf(name)}: { from: ${basename(areaFile!)}, class: ${name} }`);
  return `agreement: Real input
version: 1
effective: 2000-01-01T00:00:00Z
parties: { everybody: { aircraft: [{ key: "*:*" }] } }
${areas.length > 0 ? `areas:\n${areas.join('\n')}` : ''}
rules:
  - { id: rule, ${rule.replace('CLASSES', classes.map(idOf).join(', '))} }
quality:${quality[errors]}
heights:
  qnh: { value: 1013.25 hPa, tolerance: 0 hPa }
  undulation: ${undulationM} m
  terrain: { from: ${terrainM} m, to: ${terrainM} m }
`;
}

function idOf(className: string): string {
  return className.toLowerCase();
}
