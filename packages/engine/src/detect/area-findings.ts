import type { Agreement, Exception } from '../agreement/index.ts';
import { intervalsLength, MILLISECONDS_PER_DAY } from '../geo/index.ts';

import { errorBases, fixSources } from '../tracks/index.ts';
import type { FixSource } from '../tracks/index.ts';
import type { AreaWatch } from './area-watch.ts';
import { explainCertainty } from './certainty.ts';
import { appliedExceptions } from './exceptions.ts';
import type {
  AreaFinding,
  Certainty,
  EventInstant,
  FindingAircraft,
  Measurement,
  ObservationGap,
  Pass,
  Spread,
} from './finding.ts';
import type { OpenPass } from './pass-builder.ts';
import type { DeepestPoint, StayShape } from './stay-evidence.ts';

/**
 * The passes of one aircraft through one watched area as findings: passes closer together than the re-entry gap
 * are one entry. So are passes between which nothing was observed, as long as the counting window: no exit was
 * seen, so no second entry may be claimed.
 */
export function makeAreaFindings(
  agreement: Agreement,
  watch: AreaWatch,
  aircraft: FindingAircraft,
  passes: readonly OpenPass[],
): AreaFinding[] {
  return groupIntoEpisodes(passes, agreement).map((episode) =>
    makeFinding(agreement, watch, aircraft, episode),
  );
}

/** The closest approach to a point or line for which no distance was agreed: a measurement, never a finding. */
export function measureApproach(
  watch: AreaWatch,
  aircraft: FindingAircraft,
  passes: readonly OpenPass[],
): Measurement | undefined {
  const deepest = deepestOf(passes);
  if (deepest === undefined || watch.distanceM === undefined) return undefined;
  const nominal = Math.max(0, watch.distanceM - deepest.depthM);
  return {
    rule: watch.rule.id,
    aircraft,
    atMs: deepest.atMs,
    at: deepest.at,
    horizontalM: {
      least: Math.max(0, nominal - deepest.errorRadiusM),
      nominal,
      most: nominal + deepest.errorRadiusM,
    },
  };
}

type Episode = readonly [OpenPass, ...OpenPass[]];

function groupIntoEpisodes(passes: readonly OpenPass[], agreement: Agreement): Episode[] {
  const { reentryGapMs, window } = agreement.counting;
  const longestUnseenMs = window.kind === 'calendar-day' ? MILLISECONDS_PER_DAY : window.lengthMs;
  const episodes: [OpenPass, ...OpenPass[]][] = [];
  for (const pass of passes) {
    const episode = episodes.at(-1);
    const previous = episode?.at(-1);
    const awayMs = previous === undefined ? Infinity : firstInstantMs(pass) - lastInstantMs(previous);
    // Heard outside in between, it has been seen to be away, even if nobody saw it cross.
    const unseen = previous?.heardAgain !== undefined && previous.heardAgain.atMs >= pass.possible[0];
    if (awayMs <= reentryGapMs || (unseen && awayMs <= longestUnseenMs)) episode!.push(pass);
    else episodes.push([pass]);
  }
  return episodes;
}

function makeFinding(
  agreement: Agreement,
  watch: AreaWatch,
  aircraft: FindingAircraft,
  episode: Episode,
): AreaFinding {
  const { rule, area } = watch;
  const fromMs = firstInstantMs(episode[0]);
  const untilMs = lastInstantMs(episode.at(-1)!);
  const { certainty, reasons } = explainCertainty(agreement, watch, episode);
  const distress = episode.some(({ evidence }) => evidence.distress);
  const excusing = appliedExceptions(agreement, rule, [aircraft], { fromMs, untilMs, distress });
  const height = heightSpan(episode);
  if (rule.kind === 'identification') throw new TypeError('silence is not a stay');
  const deepest = deepestOf(episode)!;
  return {
    id: `${rule.id}/${area.id}/${aircraft.key}/${new Date(fromMs).toISOString()}`,
    kind: rule.kind,
    rule: rule.id,
    agreementVersion: agreement.version,
    certainty,
    status: excusing.length > 0 ? 'excused' : 'candidate',
    exceptions: excusing.map((exception: Exception) => exception.id),
    aircraft,
    fromMs,
    untilMs,
    sources: sourcesOf(episode),
    quality: errorBases[weakestBasis(episode, certainty)]!,
    reasons,
    area,
    passes: episode.map(describePass),
    gaps: observationGaps(episode),
    inside: totalInside(episode),
    depthM: {
      least: deepest.depthM - deepest.errorRadiusM,
      nominal: deepest.depthM,
      most: deepest.depthM + deepest.errorRadiusM,
    },
    deepest: { atMs: deepest.atMs, at: deepest.at },
    ...(height && { height }),
    fixesInside: episode.reduce((sum, pass) => sum + pass.fixesInside, 0),
    errorRadiusM: Math.max(...episode.map(({ evidence }) => evidence.errorRadiusM)),
    formation: [],
  };
}

function describePass(pass: OpenPass): Pass {
  return {
    entry: entryOf(pass),
    exit: exitOf(pass),
    possibleMs: pass.possible,
    inside: insideOf(pass),
    certainMs: pass.certain,
  };
}

function entryOf(pass: OpenPass): EventInstant {
  const atMs = pass.nominal[0];
  const latestMs = pass.certain[0];
  return {
    how: pass.nominalEntry ?? pass.possibleEntry,
    ...(atMs !== undefined && { atMs }),
    ...(pass.possibleEntry !== 'first-observed' && { earliestMs: pass.possible[0] }),
    ...(latestMs !== undefined && { latestMs }),
    ...(pass.entryAt && { at: pass.entryAt }),
  };
}

function exitOf(pass: OpenPass): EventInstant {
  const atMs = pass.nominal.at(-1);
  const earliestMs = pass.certain.at(-1);
  return {
    how: pass.nominalExit ?? pass.possibleExit,
    ...(atMs !== undefined && { atMs }),
    ...(earliestMs !== undefined && { earliestMs }),
    ...(pass.possibleExit !== 'last-observed' && { latestMs: pass.possible[1] }),
    ...(pass.exitAt && { at: pass.exitAt }),
  };
}

function insideOf(pass: OpenPass): Spread {
  return {
    least: intervalsLength(pass.certain),
    nominal: intervalsLength(pass.nominal),
    most: pass.possible[1] - pass.possible[0],
  };
}

function totalInside(episode: Episode): Spread {
  const stays = episode.map(insideOf);
  const sum = (pick: (stay: Spread) => number): number =>
    stays.reduce((total, stay) => total + pick(stay), 0);
  return {
    least: sum((stay) => stay.least),
    nominal: sum((stay) => stay.nominal),
    most: sum((stay) => stay.most),
  };
}

/** What the certainty rests on: legs that we assumed an error for add nothing to a confirmation. */
function weakestBasis(episode: Episode, certainty: Certainty): number {
  return Math.max(
    ...episode.map(({ evidence }) =>
      certainty === 'confirmed' ? evidence.certainBasis : evidence.errorBasis,
    ),
  );
}

function observationGaps(episode: Episode): ObservationGap[] {
  const gaps: ObservationGap[] = [];
  for (let index = 1; index < episode.length; index += 1) {
    const before = episode[index - 1]!;
    const after = episode[index]!;
    if (before.possibleExit !== 'last-observed') continue;
    gaps.push({
      fromMs: before.possible[1],
      untilMs: Math.min(after.possible[0], before.heardAgain?.atMs ?? Infinity),
    });
  }
  return gaps;
}

/** Depth and heights come from nominal stays; from possible ones only where there is no other. */
function shapesOf(passes: readonly OpenPass[]): StayShape[] {
  const nominal = passes.filter((pass) => pass.nominal.length > 0);
  return (nominal.length > 0 ? nominal : passes).map(({ evidence }) => evidence.shape);
}

function heightSpan(episode: Episode): AreaFinding['height'] {
  const shapes = shapesOf(episode);
  for (const [datum, spans] of [
    ['FL', shapes.map(({ pressureM }) => pressureM)],
    [shapes[0]!.geometricDatum, shapes.map(({ geometricM }) => geometricM)],
  ] as const) {
    const lowestM = Math.min(...spans.map((span) => span.lowestM));
    if (lowestM === Infinity) continue;
    return {
      datum,
      lowestM,
      highestM: Math.max(...spans.map(({ highestM }) => highestM)),
      errorM: Math.max(...spans.map(({ errorM }) => errorM)),
    };
  }
  return undefined;
}

function deepestOf(passes: readonly OpenPass[]): DeepestPoint | undefined {
  let deepest: DeepestPoint | undefined;
  for (const shape of shapesOf(passes)) {
    if (shape.deepest !== undefined && shape.deepest.depthM > (deepest?.depthM ?? -Infinity)) {
      deepest = shape.deepest;
    }
  }
  return deepest;
}

function sourcesOf(episode: Episode): FixSource[] {
  const bits = episode.reduce((all, { evidence }) => all | evidence.sourceBits, 0);
  return fixSources.filter((_, index) => (bits & (1 << index)) !== 0);
}

function firstInstantMs(pass: OpenPass): number {
  return pass.nominal[0] ?? pass.possible[0];
}

function lastInstantMs(pass: OpenPass): number {
  return pass.nominal.at(-1) ?? pass.possible[1];
}
