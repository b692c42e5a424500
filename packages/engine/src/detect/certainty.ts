import type { Agreement } from '../agreement/index.ts';
import type { HeightLimit } from '../geo/index.ts';
import { errorBases } from '../tracks/index.ts';
import type { AreaWatch, WatchedVolume } from './area-watch.ts';
import type { Certainty } from './finding.ts';
import { fixWords } from './fix-words.ts';
import type { OpenPass } from './pass-builder.ts';

/** A certainty and the sentences that give its reasons. */
export interface ExplainedCertainty {
  readonly certainty: Certainty;
  readonly reasons: readonly string[];
}

/**
 * Whether an episode is confirmed: in one of its passes enough fixes in a row, for long enough, lie inside with
 * their whole error region, by error bounds that a source stated or the parties agreed on.
 */
export function explainCertainty(
  agreement: Agreement,
  watch: AreaWatch,
  episode: readonly OpenPass[],
): ExplainedCertainty {
  const { confirm } = watch.rule;
  const reasons: string[] = [];
  const best = episode.reduce((a, b) => (longestMs(b) > longestMs(a) ? b : a));
  if (needsHeight(watch) && !agreement.quality.verticalAgreed && best.certain.length > 0) {
    reasons.push(
      'The error of heights is assumed by this program; neither a source nor the agreement states it.',
    );
    return { certainty: 'possible', reasons };
  }
  const confirming = episode.find(
    (pass) => pass.longestCertainRun >= confirm.fixes && longestMs(pass) >= confirm.durationMs,
  );
  if (confirming !== undefined) {
    reasons.push(
      `The whole error region was inside for ${seconds(longestMs(confirming))} s, over ${fixWords(confirming.longestCertainRun)} in a row.`,
    );
    return { certainty: 'confirmed', reasons };
  }
  return { certainty: 'possible', reasons: reasonsAgainst(watch, episode, best) };
}

function reasonsAgainst(watch: AreaWatch, episode: readonly OpenPass[], best: OpenPass): string[] {
  const { confirm } = watch.rule;
  if (best.certain.length > 0) {
    return [
      `The whole error region was inside for ${seconds(longestMs(best))} s and ${fixWords(best.longestCertainRun)} in a row; ` +
        `the agreement asks for ${seconds(confirm.durationMs)} s and ${confirm.fixes}.`,
    ];
  }
  const reasons: string[] = [];
  const { evidence } = best;
  const isNominal = episode.some((pass) => pass.nominal.length > 0);
  if (!isNominal && evidence.shape.deepest !== undefined && evidence.shape.deepest.depthM < 0) {
    reasons.push(
      `The reported path stays ${Math.round(-evidence.shape.deepest.depthM)} m outside; the error radius there is ${Math.round(evidence.shape.deepest.errorRadiusM)} m.`,
    );
  } else if (!evidence.certainAcross) {
    reasons.push(
      `The error region (radius up to ${Math.round(evidence.errorRadiusM)} m) was never wholly inside the boundary.`,
    );
  }
  if (errorBases[evidence.errorBasis] === 'assumed') {
    reasons.push(
      'The error of positions is assumed by this program; neither a source nor the agreement states it.',
    );
  }
  if (!evidence.certainHeight)
    reasons.push('The heights cannot be told apart from the limits of the area with certainty.');
  if (!evidence.certainActive)
    reasons.push('Whether the area was active then cannot be read from its schedule.');
  if (reasons.length === 0) reasons.push('Place and height were certain only at different moments.');
  return reasons;
}

function longestMs(pass: OpenPass): number {
  let longest = 0;
  for (let at = 0; at < pass.certain.length; at += 2) {
    longest = Math.max(longest, pass.certain[at + 1]! - pass.certain[at]!);
  }
  return longest;
}

/** Whether heights matter at all: not for areas from the ground up without end. */
function needsHeight(watch: AreaWatch): boolean {
  return watch.parts.some(
    (part: WatchedVolume) => part.band !== undefined || isBounded(part.floor) || isBounded(part.ceiling),
  );
}

function isBounded(limit: HeightLimit): boolean {
  return limit.kind !== 'surface' && limit.kind !== 'unlimited';
}

function seconds(durationMs: number): string {
  return (Math.floor(durationMs / 100) / 10).toString();
}
