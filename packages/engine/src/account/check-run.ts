import { builtInHorizontalM } from '../agreement/index.ts';
import type { Agreement } from '../agreement/index.ts';
import {
  appliesTo,
  AreaDetector,
  compileAreaWatches,
  identifyAircraft,
  makeAreaFindings,
  makeIdentificationFindings,
  measureApproach,
  PairDetector,
  TwinFinder,
} from '../detect/index.ts';
import type {
  AreaWatch,
  Finding,
  FindingAircraft,
  Measurement,
  PairResults,
  Twin,
  WatchPasses,
} from '../detect/index.ts';
import type { Geoid } from '../geo/index.ts';
import {
  AircraftTable,
  createMemoryPageStore,
  emptyCleaningTotals,
  FixColumns,
  FixFlag,
  FixSorter,
  isUsableFix,
  takeFix,
  TrackCleaner,
} from '../tracks/index.ts';
import type { CleaningTotals, FixBatch, FixCursor, PageStore } from '../tracks/index.ts';
import type { CheckResult } from './check-result.ts';
import { countFindings } from './counting.ts';
import { groupFlights } from './flight-groups.ts';
import { formationCandidates } from './formation-candidates.ts';
import { ReceptionLog } from './reception-log.ts';

export interface CheckOptions {
  /** Where fixes go that memory should not hold; in memory unless given. */
  readonly store?: PageStore;
  /** Rows kept in memory before they go to the store. */
  readonly blockRows?: number;
  /** The geoid (`loadGeoid`): without it, heights above sea level and the ellipsoid differ by anything on Earth. */
  readonly geoid?: Geoid;
}

/**
 * One check of tracks against an agreement: `add` every batch, in any order and cut in any way, then `finish`. The
 * same fixes give the same result whatever files they came from. Memory grows with aircraft, areas and findings,
 * not with fixes.
 *
 * @example
 * const run = new CheckRun(agreement);
 * for (const batch of batches) run.add(batch);
 * const { findings, counts } = run.finish();
 */
export class CheckRun {
  readonly #agreement: Agreement;
  readonly #store: PageStore;
  readonly #blockRows: number | undefined;
  readonly #geoid: Geoid | undefined;
  #byAircraft: FixSorter;
  readonly #aircraft = new AircraftTable();
  readonly #row = new FixColumns(1);
  #received = 0;
  #unusable = 0;
  #fromMs = Infinity;
  #untilMs = -Infinity;

  constructor(agreement: Agreement, options: CheckOptions = {}) {
    this.#agreement = agreement;
    this.#store = options.store ?? createMemoryPageStore();
    this.#blockRows = options.blockRows;
    this.#geoid = options.geoid;
    this.#byAircraft = new FixSorter('aircraft-time', this.#store, options.blockRows);
  }

  /** Fixes taken so far, the unusable ones included. */
  get received(): number {
    return this.#received;
  }

  add(batch: FixBatch): void {
    const policy = { ...this.#agreement.quality, builtInHorizontalM };
    for (let row = 0; row < batch.count; row += 1) {
      this.#received += 1;
      if (!isUsableFix(batch, row)) {
        this.#unusable += 1;
        continue;
      }
      const aircraft = this.#aircraft.indexOf(batch.aircraft[batch.aircraftIndex[row]!]!);
      takeFix(this.#row, 0, batch, row, aircraft, policy);
      this.#byAircraft.push(this.#row, 0);
      this.#fromMs = Math.min(this.#fromMs, this.#row.timeMs[0]!);
      this.#untilMs = Math.max(this.#untilMs, this.#row.timeMs[0]!);
    }
  }

  finish(): CheckResult {
    const agreement = this.#agreement;
    const observed = { fromMs: this.#fromMs, untilMs: this.#untilMs };
    const twins = this.#uniteTwins();
    const aircraft = this.#identifyAll();
    const watches = compileAreaWatches(agreement, observed);
    const logs = logsByArea(watches, observed);
    const totals = emptyCleaningTotals();
    const passes = this.#walkTracks(aircraft, watches, logs, totals);
    const pairs = this.#walkPairs(aircraft, watches, passes);
    const findings: Finding[] = [...this.#areaFindings(aircraft, watches, logs, passes), ...pairs.findings];
    const flights = groupFlights(pairs.formations, agreement.counting.formation.overlapMs);
    return {
      observed,
      aircraftSeen: aircraft.length - twins.length,
      twins: twins.map(({ twin, of }) => ({ aircraft: aircraft[twin]!.key, of: aircraft[of]!.key })),
      fixes: {
        received: this.#received,
        ...totals,
        unusable: this.#unusable,
      },
      findings: sortFindings(agreement, findings).map((finding) =>
        'formation' in finding ? { ...finding, formation: flights.companionsOf(finding, findings) } : finding,
      ),
      measurements: sortMeasurements([
        ...this.#areaMeasurements(aircraft, watches, passes),
        ...pairs.measurements,
      ]),
      counts: countFindings(agreement, findings, flights, observed),
      coverage: [...new Set(logs)].map((log) => log.summary()),
    };
  }

  /** The cleaned fixes of every aircraft, one aircraft after the other, each in time order. May be read again and again. */
  readTracks(visit: TrackVisitor, totals: CleaningTotals = emptyCleaningTotals()): void {
    forEachTrack(this.#byAircraft.read(), this.#agreement.quality.fastestMps, totals, visit);
  }

  /** The aircraft by their numbers in `readTracks`. */
  aircraft(): FindingAircraft[] {
    return this.#identifyAll();
  }

  #identifyAll(): FindingAircraft[] {
    return Array.from({ length: this.#aircraft.size }, (_, index) =>
      identifyAircraft(this.#agreement, this.#aircraft.record(index)),
    );
  }

  /** Gives the fixes of an aircraft's second appearance to the aircraft itself. Most inputs have none. */
  #uniteTwins(): readonly Twin[] {
    const records = Array.from({ length: this.#aircraft.size }, (_, index) => this.#aircraft.record(index));
    if (!records.some(({ addressKind }) => addressKind === 'non-icao')) return [];
    const byTime = new FixSorter('time', this.#store, this.#blockRows);
    this.readTracks({
      begin: () => {},
      fix: (columns, row) => byTime.push(columns, row),
      end: () => {},
    });
    const finder = new TwinFinder(records);
    forEachFix(byTime.read(), (columns, row) => finder.addFix(columns, row));
    const twins = finder.end();
    if (twins.length === 0) return [];
    const ownerOf = new Map(twins.map(({ twin, of }) => [twin, of]));
    const united = new FixSorter('aircraft-time', this.#store, this.#blockRows);
    forEachFix(this.#byAircraft.read(), (columns, row) => {
      this.#row.copyRow(0, columns, row);
      this.#row.aircraft[0] = ownerOf.get(columns.aircraft[row]!) ?? columns.aircraft[row]!;
      united.push(this.#row, 0);
    });
    this.#byAircraft = united;
    return twins;
  }

  #walkTracks(
    aircraft: readonly FindingAircraft[],
    watches: readonly AreaWatch[],
    logs: readonly ReceptionLog[],
    totals: CleaningTotals,
  ): AircraftPasses[] {
    let current = 0;
    const detector = new AreaDetector(watches, this.#agreement.quality, this.#geoid, (watch, timeMs) =>
      logs[watch]!.add(current, timeMs),
    );
    const found: AircraftPasses[] = [];
    this.readTracks(
      {
        begin: (index) => {
          current = index;
          detector.begin(watches.map((watch) => appliesTo(watch, aircraft[index]!)));
        },
        fix: (columns, row, joined) => detector.addFix(columns, row, joined),
        end: () => {
          const passes = detector.end();
          if (passes.length > 0) found.push({ aircraft: current, passes });
        },
      },
      totals,
    );
    return found;
  }

  /** Approaches between aircraft need all tracks side by side: the cleaned fixes are brought into order of time once more. */
  #walkPairs(
    aircraft: readonly FindingAircraft[],
    watches: readonly AreaWatch[],
    found: readonly AircraftPasses[],
  ): PairResults {
    const isCandidate = formationCandidates(this.#agreement, aircraft, watches, found);
    const hasRule = this.#agreement.rules.some(({ kind }) => kind === 'separation');
    if (!hasRule && isCandidate === undefined) return { findings: [], measurements: [], formations: [] };
    const byTime = new FixSorter('time', this.#store, this.#blockRows);
    this.readTracks({
      begin: () => {},
      fix: (columns, row, joined) => {
        if (joined) byTime.push(columns, row);
        else byTime.push(withFlag(this.#row, columns, row, FixFlag.newLeg), 0);
      },
      end: () => {},
    });
    const detector = new PairDetector(this.#agreement, aircraft, isCandidate ?? (() => false), this.#geoid);
    forEachFix(byTime.read(), (columns, row) => {
      detector.addFix(columns, row, (columns.flags[row]! & FixFlag.newLeg) === 0);
    });
    return detector.end();
  }

  #areaFindings(
    aircraft: readonly FindingAircraft[],
    watches: readonly AreaWatch[],
    logs: readonly ReceptionLog[],
    found: readonly AircraftPasses[],
  ): Finding[] {
    return found.flatMap(({ aircraft: index, passes }) =>
      passes.flatMap(({ watch: watchIndex, passes: stays }): Finding[] => {
        const watch = watches[watchIndex]!;
        if (!watch.agreed) return [];
        if (watch.rule.kind !== 'identification') {
          return makeAreaFindings(this.#agreement, watch, aircraft[index]!, stays);
        }
        const log = logs[watchIndex]!;
        return makeIdentificationFindings(
          this.#agreement,
          watch,
          aircraft[index]!,
          stays,
          this.#untilMs,
          (from, until) => log.during(from, until),
        );
      }),
    );
  }

  #areaMeasurements(
    aircraft: readonly FindingAircraft[],
    watches: readonly AreaWatch[],
    found: readonly AircraftPasses[],
  ): Measurement[] {
    return found.flatMap(({ aircraft: index, passes }) =>
      passes.flatMap(({ watch, passes: stays }) => {
        if (watches[watch]!.agreed) return [];
        return measureApproach(watches[watch]!, aircraft[index]!, stays) ?? [];
      }),
    );
  }
}

function withFlag(scratch: FixColumns, columns: FixColumns, row: number, flag: number): FixColumns {
  scratch.copyRow(0, columns, row);
  scratch.flags[0]! |= flag;
  return scratch;
}

/** The passes of one aircraft, by its number. */
export interface AircraftPasses {
  readonly aircraft: number;
  readonly passes: readonly WatchPasses[];
}

/** Takes the cleaned fixes of all aircraft. */
export interface TrackVisitor {
  begin(aircraft: number): void;
  fix(columns: FixColumns, row: number, joined: boolean): void;
  end(): void;
}

function forEachFix(cursor: FixCursor, visit: (columns: FixColumns, row: number) => void): void {
  while (cursor.next()) visit(cursor.columns, cursor.row);
}

function forEachTrack(
  cursor: FixCursor,
  fastestMps: number,
  totals: CleaningTotals,
  visitor: TrackVisitor,
): void {
  let aircraft = -1;
  let cleaner: TrackCleaner | undefined;
  const finishTrack = (): void => {
    if (cleaner === undefined) return;
    cleaner.end();
    visitor.end();
  };
  while (cursor.next()) {
    const { columns, row } = cursor;
    if (columns.aircraft[row] !== aircraft) {
      finishTrack();
      aircraft = columns.aircraft[row]!;
      visitor.begin(aircraft);
      cleaner = new TrackCleaner(fastestMps, totals, visitor.fix.bind(visitor));
    }
    cleaner!.push(columns, row);
  }
  finishTrack();
}

/** By aircraft, then time, then the order of rules in the agreement. */
function sortFindings(agreement: Agreement, findings: readonly Finding[]): Finding[] {
  const rank = new Map(agreement.rules.map(({ id }, index) => [id, index]));
  return [...findings].sort(
    (a, b) =>
      compareText(a.aircraft.key, b.aircraft.key) ||
      a.fromMs - b.fromMs ||
      rank.get(a.rule)! - rank.get(b.rule)! ||
      compareText(a.id, b.id),
  );
}

function sortMeasurements(measurements: readonly Measurement[]): Measurement[] {
  return [...measurements].sort(
    (a, b) =>
      compareText(a.aircraft.key, b.aircraft.key) ||
      a.atMs - b.atMs ||
      compareText(a.rule, b.rule) ||
      compareText(a.other?.key ?? '', b.other?.key ?? ''),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The log of each watch. Watches of one area share one: the classes of a buffer, several rules over one area. */
function logsByArea(watches: readonly AreaWatch[], observed: CheckResult['observed']): ReceptionLog[] {
  const byArea = new Map<string, ReceptionLog>();
  return watches.map(({ area }) => {
    let log = byArea.get(area.id);
    if (log === undefined)
      byArea.set(area.id, (log = new ReceptionLog(area.id, observed.fromMs, observed.untilMs)));
    return log;
  });
}
