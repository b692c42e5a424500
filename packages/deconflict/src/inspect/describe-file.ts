import { basename } from 'node:path';
import type { Area } from '@deconflict/engine/airspace';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { describeRule } from '@deconflict/engine/agreement';
import { outlineBoxes, prepareOutline } from '@deconflict/engine/geo';
import type { HeightLimit } from '@deconflict/engine/geo';
import { agreementFormat } from '@deconflict/formats/agreement';
import { recogniseAreas, refusedAreaFormat } from '@deconflict/formats/recognise-areas';
import { recogniseTracks } from '@deconflict/formats/recognise';
import type { RecordTotals } from '@deconflict/formats/reader';
import { DiagnosticLog } from '../input/diagnostic-log.ts';
import type { DiagnosticTotal } from '../input/diagnostic-log.ts';
import { loadAgreement } from '../input/load-agreement.ts';
import { readInput } from '../input/read-input.ts';
import { readTrackFile } from '../input/read-track-file.ts';
import { TrackProfile } from './track-profile.ts';

/** What `deconflict inspect` tells of one file. */
export interface FileDescription {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly holds: 'tracks' | 'areas' | 'agreement' | 'nothing readable';
  readonly totals: RecordTotals;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly diagnostics: readonly DiagnosticTotal[];
}

/** Reads one file of any supported kind and describes it. Faults are part of the description, never thrown. */
export async function describeFile(path: string): Promise<FileDescription> {
  const head = await readHead(path);
  const name = basename(path);
  const areas = recogniseAreas(head, name);
  const tracks = recogniseTracks(head, name);
  if (tracks === undefined && areas === undefined && agreementFormat.sniff(head, name) >= 0.5)
    return describeAgreement(path);
  if (areas !== undefined && areas.sniff(head, name) > (tracks?.confidence ?? 0))
    return describeAreas(path, areas);
  return describeTracks(path, head);
}

const HEAD_BYTES = 64 * 1024;
const nothing: RecordTotals = { read: 0, repaired: 0, withoutPosition: 0, skipped: {} };

async function readHead(path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  await readInput(path, (bytes) => {
    if (length >= HEAD_BYTES) return;
    parts.push(bytes.slice(0, HEAD_BYTES - length));
    length += bytes.length;
  });
  return Buffer.concat(parts);
}

async function describeTracks(path: string, head: Uint8Array): Promise<FileDescription> {
  const profile = new TrackProfile();
  const log = new DiagnosticLog();
  const { format, bytes, sha256, totals, fault } = await readTrackFile(path, {
    fixes: (batch) => profile.add(batch),
    diagnostic: (diagnostic) => log.add(diagnostic),
  });
  if (fault !== undefined) {
    const refused =
      fault.code === 'input-unknown-format' ? refusedAreaFormat(head, basename(path)) : undefined;
    log.add(refused ?? fault);
  }
  return {
    file: basename(path),
    bytes,
    sha256,
    format: format?.name ?? 'unknown',
    holds: format === undefined ? 'nothing readable' : 'tracks',
    totals,
    facts: profile.fixes === 0 ? [] : trackFacts(profile),
    diagnostics: log.totals(),
  };
}

function trackFacts(profile: TrackProfile): [string, string][] {
  const share = (count: number): string => `${Math.floor((100 * count) / profile.fixes)} %`;
  const { westDeg, eastDeg } = profile.longitudes;
  return [
    ['aircraft', `${profile.aircraft}`],
    ['time', `${utc(profile.fromMs)} to ${utc(profile.untilMs)}`],
    ['box', boxText(profile.southDeg, westDeg, profile.northDeg, eastDeg)],
    [
      'heights',
      `pressure altitude ${share(profile.withPressure)}, above ellipsoid ${share(profile.withEllipsoidHeight)}, ` +
        `above sea level ${share(profile.withSeaLevelHeight)}, on ground ${share(profile.onGround)}`,
    ],
    ['position error', `stated for ${share(profile.withStatedError)} of the fixes`],
    ['sources', profile.sources.map(({ source, fixes }) => `${source} ${fixes}`).join(', ')],
  ];
}

async function describeAreas(
  path: string,
  format: NonNullable<ReturnType<typeof recogniseAreas>>,
): Promise<FileDescription> {
  const parts: Uint8Array[] = [];
  const { bytes, sha256, fault } = await readInput(path, (chunk) => parts.push(chunk.slice()));
  const { areas, totals, diagnostics } = format.readAreas(Buffer.concat(parts), basename(path));
  const log = new DiagnosticLog();
  for (const diagnostic of fault === undefined ? diagnostics : [fault, ...diagnostics]) log.add(diagnostic);
  return {
    file: basename(path),
    bytes,
    sha256,
    format: format.name,
    holds: 'areas',
    totals,
    facts: areas.length === 0 ? [] : areaFacts(areas),
    diagnostics: log.totals(),
  };
}

function areaFacts(areas: readonly Area[]): [string, string][] {
  const volumes = areas.flatMap((area) => area.volumes);
  const boxes = volumes.flatMap(({ outline }) => outlineBoxes(prepareOutline(outline)));
  const limits = volumes.flatMap(({ floor, ceiling }) => [...datumsOf(floor), ...datumsOf(ceiling)]);
  return [
    ['areas', `${areas.length} (${volumes.length} volumes)`],
    ['classes', tally(areas.map(({ classLabel }) => classLabel ?? 'none'))],
    ['outlines', tally(volumes.map(({ outline }) => outline.kind))],
    ['limits', tally(limits)],
    ['schedules', tally(volumes.map(({ schedule }) => schedule.kind))],
    [
      'box',
      boxText(
        Math.min(...boxes.map(({ southDeg }) => southDeg)),
        Math.min(...boxes.map(({ westDeg }) => westDeg)),
        Math.max(...boxes.map(({ northDeg }) => northDeg)),
        Math.max(...boxes.map(({ eastDeg }) => eastDeg)),
      ),
    ],
  ];
}

function datumsOf(limit: HeightLimit): string[] {
  switch (limit.kind) {
    case 'height':
      return [limit.datum];
    case 'higher-of':
    case 'lower-of':
      return limit.limits.flatMap(datumsOf);
    default:
      return [limit.kind];
  }
}

async function describeAgreement(path: string): Promise<FileDescription> {
  const log = new DiagnosticLog();
  const { bytes, sha256 } = await readInput(path, () => {});
  const facts: [string, string][] = [];
  try {
    const { agreement, diagnostics } = loadAgreement(path);
    for (const diagnostic of diagnostics) log.add(diagnostic);
    facts.push(
      ['title', `${agreement.title}, version ${agreement.version}`],
      ['parties', agreement.parties.map(({ name }) => name).join('; ')],
      ['areas', `${agreement.areas.length}`],
      ...agreement.rules.map((rule): [string, string] => [`rule ${rule.id}`, describeRule(rule, agreement)]),
    );
  } catch (error) {
    if (!(error instanceof DeconflictError)) throw error;
    for (const diagnostic of error.diagnostics) log.add(withName(diagnostic, path));
  }
  const read = facts.length > 0 ? 1 : 0;
  return {
    file: basename(path),
    bytes,
    sha256,
    format: agreementFormat.name,
    holds: 'agreement',
    totals: { ...nothing, read },
    facts,
    diagnostics: log.totals(),
  };
}

function withName(diagnostic: Diagnostic, path: string): Diagnostic {
  return diagnostic.file === path ? { ...diagnostic, file: basename(path) } : diagnostic;
}

/** `R 12, D 3`, most first. */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}

function boxText(southDeg: number, westDeg: number, northDeg: number, eastDeg: number): string {
  const latitude = (value: number): string => `${Math.abs(value).toFixed(4)}${value < 0 ? 'S' : 'N'}`;
  const longitude = (value: number): string => `${Math.abs(value).toFixed(4)}${value < 0 ? 'W' : 'E'}`;
  return `${latitude(southDeg)} ${longitude(westDeg)} to ${latitude(northDeg)} ${longitude(eastDeg)}`;
}

function utc(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
