import type { Agreement, SeparationRule } from '../agreement/index.ts';
import { undulationM } from '../geo/index.ts';
import type { Geoid } from '../geo/index.ts';
import { errorBases, FixFlag } from '../tracks/index.ts';
import type { FixColumns } from '../tracks/index.ts';
import type { FindingAircraft, Measurement, SeparationFinding } from './finding.ts';
import { HEIGHT_ROUNDING_M } from './height-rounding.ts';
import { PairMark } from './pair-mark.ts';
import { makeSeparationFinding, measureSeparation } from './separation-findings.ts';
import { PairSweep } from './separation/index.ts';
import type { Encounter, PairWatch } from './separation/index.ts';

/** A pair of aircraft and when the two kept the formation distances. */
export interface FormationSpan {
  /** Keys, in alphabetical order. */
  readonly aircraft: readonly [string, string];
  /** Flat closed intervals, milliseconds, certainly and possibly within the formation distances. */
  readonly certainMs: readonly number[];
  readonly possibleMs: readonly number[];
}

export interface PairResults {
  readonly findings: readonly SeparationFinding[];
  readonly measurements: readonly Measurement[];
  readonly formations: readonly FormationSpan[];
}

/** Whether two aircraft, by number, may have entered an area as one flight. */
export type FormationCandidates = (first: number, second: number) => boolean;

/** Finds approaches between aircraft: separation rules, and formations for the counting rule, in one pass. */
export class PairDetector {
  readonly #agreement: Agreement;
  readonly #aircraft: readonly FindingAircraft[];
  readonly #rules: readonly SeparationRule[];
  readonly #sweep: PairSweep;
  readonly #grounded = new Set<number>();
  readonly #geoid: Geoid | undefined;

  /** Without a geoid, heights above sea level are not compared with heights above the ellipsoid. */
  constructor(
    agreement: Agreement,
    aircraft: readonly FindingAircraft[],
    inFormation: FormationCandidates,
    geoid: Geoid | undefined,
  ) {
    this.#geoid = geoid;
    this.#agreement = agreement;
    this.#aircraft = aircraft;
    this.#rules = agreement.rules.filter((rule) => rule.kind === 'separation');
    this.#sweep = new PairSweep({
      latencyMs: agreement.quality.latencyMs,
      accelerationMps2: agreement.quality.accelerationMps2,
      fastestMps: agreement.quality.fastestMps,
      breakMarks: PairMark.break,
      watches: [
        ...this.#rules.map((rule) => watchRule(agreement, rule, aircraft)),
        watchFormation(agreement, inFormation),
      ],
    });
  }

  /** Takes cleaned fixes of all aircraft in order of time. Aircraft on the ground are not in the air together. */
  addFix(columns: FixColumns, row: number, joined: boolean): void {
    const aircraft = columns.aircraft[row]!;
    const flags = columns.flags[row]!;
    if ((flags & FixFlag.onGround) !== 0) {
      this.#grounded.add(aircraft);
      return;
    }
    const takesOff = this.#grounded.delete(aircraft);
    const { effective } = this.#agreement;
    const timeMs = columns.timeMs[row]!;
    if (timeMs < effective.fromMs || timeMs > effective.untilMs) return;
    this.#sweep.push(
      aircraft,
      timeMs,
      columns.latDeg[row]!,
      columns.lonDeg[row]!,
      columns.pressureAltitudeM[row]!,
      columns.horizontalErrorM[row]!,
      columns.pressureErrorM[row]!,
      marksOf(columns, row) | (joined && !takesOff ? 0 : PairMark.break),
      this.#ellipsoidHeightM(columns, row),
      columns.geometricErrorM[row],
    );
  }

  end(): PairResults {
    const findings: SeparationFinding[] = [];
    const measurements: Measurement[] = [];
    const formations: FormationSpan[] = [];
    for (const encounter of this.#sweep.end().encounters) {
      const rule = this.#rules[encounter.watch];
      const [first, second] = this.#inOrderOfKeys(encounter);
      if (rule === undefined) {
        formations.push({
          aircraft: [first.key, second.key],
          certainMs: encounter.certain,
          possibleMs: encounter.possible,
        });
      } else if (isAgreed(rule) && encounter.duration.most >= rule.durationMs) {
        findings.push(makeSeparationFinding(this.#agreement, rule, first, second, encounter));
      } else {
        measurements.push(measureSeparation(rule, first, second, encounter));
      }
    }
    return { findings, measurements, formations };
  }

  #inOrderOfKeys(encounter: Encounter): [FindingAircraft, FindingAircraft] {
    const first = this.#aircraft[encounter.first]!;
    const second = this.#aircraft[encounter.second]!;
    return first.key < second.key ? [first, second] : [second, first];
  }

  /** Heights above sea level are lifted to the ellipsoid, so that receivers of both kinds compare. */
  #ellipsoidHeightM(columns: FixColumns, row: number): number {
    const heightM = columns.geometricAltitudeM[row]!;
    if (Number.isNaN(heightM) || (columns.flags[row]! & FixFlag.geometricIsAmsl) === 0) return heightM;
    if (this.#geoid === undefined) return NaN;
    return heightM + undulationM(this.#geoid, columns.latDeg[row]!, columns.lonDeg[row]!);
  }
}

/** Whether a rule can make findings at all: both distances must be numbers. */
function isAgreed(rule: SeparationRule): boolean {
  return rule.horizontal.agreed && rule.vertical.agreed;
}

function watchRule(
  agreement: Agreement,
  rule: SeparationRule,
  aircraft: readonly FindingAircraft[],
): PairWatch {
  const isOf = (index: number, party: string): boolean => party === '*' || aircraft[index]!.party === party;
  const isOfClass = (index: number): boolean =>
    rule.applies.classes.some((id) => aircraft[index]!.classes.includes(id));
  const [one, other] = rule.between;
  return {
    horizontalM: rule.horizontal.agreed ? rule.horizontal.lengthM : rule.measureWithinM,
    verticalM: rule.vertical.agreed ? rule.vertical.lengthM + HEIGHT_ROUNDING_M : Infinity,
    mergeGapMs: agreement.counting.reentryGapMs,
    longestGapMs: rule.longestGapMs,
    isWatched: (first, second) =>
      ((isOf(first, one) && isOf(second, other)) || (isOf(first, other) && isOf(second, one))) &&
      (rule.applies.classes.length === 0 || isOfClass(first) || isOfClass(second)),
  };
}

function watchFormation(agreement: Agreement, inFormation: FormationCandidates): PairWatch {
  const { formation, reentryGapMs } = agreement.counting;
  return {
    horizontalM: formation.horizontalM,
    verticalM: formation.verticalM + HEIGHT_ROUNDING_M,
    mergeGapMs: reentryGapMs,
    longestGapMs: Math.max(0, ...agreement.rules.map((rule) => rule.longestGapMs)),
    isWatched: inFormation,
  };
}

function marksOf(columns: FixColumns, row: number): number {
  const distress = (columns.flags[row]! & FixFlag.distress) !== 0 ? PairMark.distress : 0;
  const basis = Math.min(columns.errorBasis[row]!, errorBases.length - 1);
  return (1 << columns.source[row]!) | (PairMark.firstBasis << basis) | distress;
}
