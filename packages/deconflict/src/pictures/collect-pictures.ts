import type { CheckResult, CheckRun } from '@deconflict/engine/account';
import type { Agreement } from '@deconflict/engine/agreement';
import type { AreaFinding, Finding, FindingAircraft } from '@deconflict/engine/detect';
import { cosDeg, makeLeg, pointOnLeg } from '@deconflict/engine/geo';
import type { FixColumns } from '@deconflict/engine/tracks';
import type { ProfilePicture, TrackPicture, TrackState } from '../report/report-model.ts';
import { HeightProfile } from './height-profile.ts';
import { ThinnedLine } from './thinned-line.ts';

/** What the report draws, thinned from the tracks of a check in one more walk through them. */
export interface Pictures {
  readonly tracks: readonly TrackPicture[];
  readonly profiles: readonly ProfilePicture[];
}

/** Points of one track that are drawn at the most. */
const TRACK_POINTS = 400;

/** Aircraft whose tracks are drawn without having a finding, at the most: a sky full of lines shows nothing. */
const TRACKS_WITHOUT_FINDING = 600;

export function collectPictures(agreement: Agreement, run: CheckRun, result: CheckResult): Pictures {
  const aircraft = run.aircraft();
  const findingsByAircraft = groupByAircraft(result.findings);
  const drawn = chooseAircraft(aircraft, findingsByAircraft);
  const longestGapMs = Math.min(...agreement.rules.map((rule) => rule.longestGapMs), Infinity);
  const tracks: TrackPicture[] = [];
  const profiles: ProfilePicture[] = [];
  let track: TrackBuilder | undefined;
  let heights: HeightProfile[] = [];
  run.readTracks({
    begin(index) {
      const subject = aircraft[index]!;
      const findings = findingsByAircraft.get(subject.key) ?? [];
      track = drawn.has(subject.key) ? new TrackBuilder(subject, findings, longestGapMs) : undefined;
      heights = findings.filter(isAreaFinding).map((finding) => new HeightProfile(agreement, finding));
    },
    fix(columns, row, joined) {
      track?.add(columns, row, joined);
      for (const profile of heights) profile.add(columns, row, joined);
    },
    end() {
      if (track !== undefined) tracks.push(track.end());
      profiles.push(...heights.flatMap((profile) => profile.end() ?? []));
    },
  });
  return {
    tracks: tracks.sort((a, b) => (a.aircraft < b.aircraft ? -1 : 1)),
    profiles: profiles.sort((a, b) => (a.finding < b.finding ? -1 : 1)),
  };
}

function isAreaFinding(finding: Finding): finding is AreaFinding {
  return finding.kind !== 'separation' && finding.kind !== 'identification';
}

/** Both aircraft of a separation finding have it. */
function groupByAircraft(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  const put = (key: string, finding: Finding): void => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  };
  for (const finding of findings) {
    put(finding.aircraft.key, finding);
    if (finding.kind === 'separation') put(finding.other.key, finding);
  }
  return groups;
}

function chooseAircraft(
  aircraft: readonly FindingAircraft[],
  findings: ReadonlyMap<string, unknown>,
): Set<string> {
  const keys = aircraft.map(({ key }) => key).sort();
  const withFinding = keys.filter((key) => findings.has(key));
  const without = keys.filter((key) => !findings.has(key)).slice(0, TRACKS_WITHOUT_FINDING);
  return new Set([...withFinding, ...without]);
}

type TrackRow = TrackPicture['points'][number];

interface TrackPoint {
  readonly row: TrackRow;
  readonly state: TrackState;
}

class TrackBuilder {
  readonly #aircraft: FindingAircraft;
  readonly #passes: readonly {
    readonly possibleMs: readonly [number, number];
    readonly certainMs: readonly number[];
  }[];
  readonly #longestGapMs: number;
  /** Instants at which the state changes, in order: drawn where the aircraft was then, not at the next fix. */
  readonly #changesMs: readonly number[];
  readonly #line = new ThinnedLine<TrackPoint>(TRACK_POINTS);
  #nextChange = 0;
  #last: TrackRow | undefined;
  #lastState: TrackState | undefined;
  #easting = 0;

  constructor(aircraft: FindingAircraft, findings: readonly Finding[], longestGapMs: number) {
    this.#aircraft = aircraft;
    this.#passes = findings.filter(isAreaFinding).flatMap(({ passes }) => passes);
    this.#longestGapMs = longestGapMs;
    const changes = this.#passes.flatMap(({ possibleMs, certainMs }) => [...possibleMs, ...certainMs]);
    this.#changesMs = [...new Set(changes)].sort((a, b) => a - b);
  }

  add(columns: FixColumns, row: number, joined: boolean): void {
    const timeMs = columns.timeMs[row]!;
    const isGap = this.#last !== undefined && (!joined || timeMs - this.#last[0] > this.#longestGapMs);
    const pressureM = columns.pressureAltitudeM[row]!;
    const fix: TrackRow = [
      timeMs,
      columns.latDeg[row]!,
      columns.lonDeg[row]!,
      Number.isNaN(pressureM) ? columns.geometricAltitudeM[row]! : pressureM,
      columns.horizontalErrorM[row]!,
    ];
    if (this.#last !== undefined) {
      const corners = isGap ? [] : this.#changesBetween(this.#last, fix);
      const leg = [this.#last, ...corners, fix];
      for (let index = 0; index + 1 < leg.length; index += 1) {
        const middleMs = (leg[index]![0] + leg[index + 1]![0]) / 2;
        this.#draw(leg[index]!, isGap ? 'not-observed' : this.#stateAt(middleMs));
      }
    }
    this.#last = fix;
  }

  end(): TrackPicture {
    if (this.#last !== undefined) this.#draw(this.#last, 'not-observed');
    const points = this.#line.end();
    const { key, callsigns, icao24, registration, party, grade } = this.#aircraft;
    return {
      aircraft: key,
      label: callsigns[0] ?? registration ?? icao24?.toUpperCase() ?? key,
      ...(party !== undefined && { party }),
      grade,
      points: points.map(({ row }) => row),
      states: points.map(({ state }) => state),
    };
  }

  /** Where the aircraft was when its state changed on the way from one fix to the next. */
  #changesBetween(from: TrackRow, until: TrackRow): TrackRow[] {
    const within: number[] = [];
    while (this.#changesMs[this.#nextChange]! < until[0]) {
      if (this.#changesMs[this.#nextChange]! > from[0]) within.push(this.#changesMs[this.#nextChange]!);
      this.#nextChange += 1;
    }
    if (within.length === 0) return [];
    const path = makeLeg({ latDeg: from[1], lonDeg: from[2] }, { latDeg: until[1], lonDeg: until[2] });
    return within.map((changeMs) => {
      const share = (changeMs - from[0]) / (until[0] - from[0]);
      const { latDeg, lonDeg } = pointOnLeg(path, share);
      return [changeMs, latDeg, lonDeg, from[3] + share * (until[3] - from[3]), Math.max(from[4], until[4])];
    });
  }

  /** Adds a point and the state of the leg that begins there. */
  #draw(row: TrackRow, state: TrackState): void {
    const kept = state !== this.#lastState || state === 'not-observed' || this.#lastState === 'not-observed';
    this.#easting = unwrap(this.#easting, row[2]);
    this.#line.add({ x: this.#easting * cosDeg(row[1]), y: row[1], kept, data: { row, state } });
    this.#lastState = state;
  }

  #stateAt(timeMs: number): TrackState {
    let state: TrackState = 'outside';
    for (const { possibleMs, certainMs } of this.#passes) {
      if (timeMs < possibleMs[0] || timeMs > possibleMs[1]) continue;
      for (let at = 0; at < certainMs.length; at += 2) {
        if (certainMs[at]! <= timeMs && timeMs <= certainMs[at + 1]!) return 'certain';
      }
      state = 'possible';
    }
    return state;
  }
}

/** A longitude within 180 degrees of the one before, so that a line across the antimeridian stays a line. */
function unwrap(beforeDeg: number, lonDeg: number): number {
  return lonDeg + 360 * Math.round((beforeDeg - lonDeg) / 360);
}
