import type { AreaFinding, Finding } from '@deconflict/engine/detect';
import type { Presence } from './oracle/area-presence.ts';

/** What two programs found and how far they are apart. */
export interface Comparison {
  /** (aircraft, area) with a nominal stay, and with a possible one. */
  readonly nominal: number;
  readonly possible: number;
  /** Instants at which anything began or ended that both have. */
  readonly instants: number;
  /** The greatest difference between two such instants, and between times spent nominally inside, milliseconds. */
  readonly worstMs: number;
  /** Everything that one has and the other has not, in words. */
  readonly disagreements: readonly string[];
}

/** Two instants of one event are the same event when they are closer than this, milliseconds. */
export const TOLERANCE_MS = 200;

/** Compares findings with what the oracle says, by (aircraft, area). */
export function compareAreas(
  findings: readonly Finding[],
  presences: ReadonlyMap<string, Presence>,
): Comparison {
  const found = groupByPlace(findings);
  const tally = new Tally();
  for (const place of [...new Set([...found.keys(), ...presences.keys()])].sort()) {
    const stays = staysOf(found.get(place) ?? []);
    const presence = presences.get(place) ?? { certain: [], nominal: [], possible: [] };
    tally.compareTimes(`${place}, possibly inside`, stays.possible, presence.possible);
    tally.compareTimes(`${place}, certainly inside`, stays.certain, presence.certain);
    for (const stay of stays.passes) compareNominal(tally, place, stay, presence.nominal);
    const claimed = stays.passes.filter(({ entryMs }) => entryMs !== undefined).length;
    if (claimed > 0 !== presence.nominal.length > 0)
      tally.disagree(`${place}: only one of the two has a nominal stay`);
  }
  return {
    nominal: [...presences.values()].filter(({ nominal }) => nominal.length > 0).length,
    possible: [...presences.values()].filter(({ possible }) => possible.length > 0).length,
    ...tally.differences(),
  };
}

/** Collects differences. */
export class Tally {
  #instants = 0;
  #worstMs = 0;
  readonly #disagreements: string[] = [];

  differences(): Pick<Comparison, 'instants' | 'worstMs' | 'disagreements'> {
    return { instants: this.#instants, worstMs: this.#worstMs, disagreements: this.#disagreements };
  }

  disagree(text: string): void {
    this.#disagreements.push(text);
  }

  compareTimes(what: string, product: readonly number[], oracle: readonly number[]): void {
    if (product.length !== oracle.length) {
      this.disagree(`${what}: ${product.length / 2} intervals, the oracle has ${oracle.length / 2}`);
      return;
    }
    for (const [index, timeMs] of product.entries()) this.compareInstant(what, timeMs, oracle[index]!);
  }

  compareInstant(what: string, productMs: number, oracleMs: number): void {
    this.#instants += 1;
    this.compareLength(`${what}, ${new Date(oracleMs).toISOString()}`, productMs, oracleMs);
  }

  compareLength(what: string, productMs: number, oracleMs: number): void {
    const apartMs = Math.abs(productMs - oracleMs);
    this.#worstMs = Math.max(this.#worstMs, apartMs);
    // Written so that NaN fails too.
    if (!(apartMs <= TOLERANCE_MS)) this.disagree(`${what}: ${apartMs} ms apart`);
  }
}

interface Stay {
  readonly possible: readonly [number, number];
  readonly entryMs: number | undefined;
  readonly exitMs: number | undefined;
  readonly nominalMs: number;
}

function groupByPlace(findings: readonly Finding[]): Map<string, AreaFinding[]> {
  const groups = new Map<string, AreaFinding[]>();
  for (const finding of findings) {
    if (finding.kind !== 'no-entry') throw new Error(`a ${finding.kind} was not asked for`);
    const place = `${finding.aircraft.key} in ${finding.area.id}`;
    groups.set(place, [...(groups.get(place) ?? []), finding]);
  }
  return groups;
}

function staysOf(findings: readonly AreaFinding[]) {
  const passes = findings.flatMap((finding) => finding.passes);
  return {
    possible: passes.flatMap(({ possibleMs }) => possibleMs),
    certain: passes.flatMap(({ certainMs }) => certainMs),
    passes: passes.map(({ possibleMs, entry, exit, inside }): Stay => ({
      possible: possibleMs,
      entryMs: entry.atMs,
      exitMs: exit.atMs,
      nominalMs: inside.nominal,
    })),
  };
}

/** A nominal stay lies within a possible one but for this, milliseconds. */
const MARGIN_MS = 5;

/** A pass tells the first entry, the last exit and the time between spent inside; the oracle's stays are put together to match. */
function compareNominal(
  tally: Tally,
  place: string,
  { possible, entryMs, exitMs, nominalMs }: Stay,
  oracle: readonly number[],
): void {
  const within: number[] = [];
  for (let at = 0; at < oracle.length; at += 2) {
    const fromMs = oracle[at]!;
    const untilMs = oracle[at + 1]!;
    const middleMs = (fromMs + untilMs) / 2;
    if (middleMs >= possible[0] - MARGIN_MS && middleMs <= possible[1] + MARGIN_MS)
      within.push(fromMs, untilMs);
  }
  if (entryMs === undefined || exitMs === undefined) {
    if (within.length > 0) tally.disagree(`${place}: the oracle alone has a nominal stay`);
    return;
  }
  if (within.length === 0) {
    tally.disagree(`${place}: the product alone has a nominal stay`);
    return;
  }
  tally.compareInstant(`${place}, entry`, entryMs, within[0]!);
  tally.compareInstant(`${place}, exit`, exitMs, within.at(-1)!);
  const insideMs = within.reduce((sum, timeMs, index) => sum + (index % 2 === 0 ? -timeMs : timeMs), 0);
  tally.compareLength(`${place}, time inside`, nominalMs, insideMs);
}
