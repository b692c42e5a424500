import { heightContextFor } from '@deconflict/engine/agreement';
import type { Agreement } from '@deconflict/engine/agreement';
import type { AreaFinding } from '@deconflict/engine/detect';
import { formatHeightLimit, heightBandIn, outlineContains, prepareOutline } from '@deconflict/engine/geo';
import type { HeightLimit } from '@deconflict/engine/geo';
import { FixFlag } from '@deconflict/engine/tracks';
import type { FixColumns } from '@deconflict/engine/tracks';
import type { ProfilePicture } from '../report/report-model.ts';
import { ThinnedLine } from './thinned-line.ts';

/** Points of one profile at the most. */
const PROFILE_POINTS = 240;
/** Shown before the entry and after the exit: this share of the stay, and at least so long. */
const MARGIN_SHARE = 0.15;
const LEAST_MARGIN_MS = 60_000;

type ProfilePoint = ProfilePicture['points'][number];

/** The height of one aircraft around one finding, as it comes fix by fix, beside the band of the area. */
export class HeightProfile {
  readonly #finding: AreaFinding;
  readonly #band: ProfilePicture['band'] | undefined;
  readonly #fromMs: number;
  readonly #untilMs: number;
  readonly #line = new ThinnedLine<ProfilePoint>(PROFILE_POINTS);

  constructor(agreement: Agreement, finding: AreaFinding) {
    const marginMs = Math.max(LEAST_MARGIN_MS, (finding.untilMs - finding.fromMs) * MARGIN_SHARE);
    this.#finding = finding;
    this.#band = bandOf(agreement, finding);
    this.#fromMs = finding.fromMs - marginMs;
    this.#untilMs = finding.untilMs + marginMs;
  }

  add(columns: FixColumns, row: number, joined: boolean): void {
    const timeMs = columns.timeMs[row]!;
    const { height } = this.#finding;
    if (height === undefined || timeMs < this.#fromMs || timeMs > this.#untilMs) return;
    const isPressure = height.datum === 'FL';
    const heightM = isPressure ? columns.pressureAltitudeM[row]! : geometricIn(height.datum, columns, row);
    const errorM = isPressure ? columns.pressureErrorM[row]! : columns.geometricErrorM[row]!;
    if (!joined) this.#line.add({ x: timeMs, y: NaN, kept: true, data: [timeMs, NaN, NaN, NaN] });
    this.#line.add({
      x: timeMs,
      y: heightM,
      kept: false,
      data: [timeMs, heightM, heightM - errorM, heightM + errorM],
    });
  }

  end(): ProfilePicture | undefined {
    const { height, id } = this.#finding;
    const points = this.#line.end();
    if (height === undefined || this.#band === undefined || points.length === 0) return undefined;
    return { finding: id, datum: height.datum, points, band: this.#band };
  }
}

/** Heights of the other geometric datum are left out: mixing them would draw a step that nobody flew. */
function geometricIn(datum: 'AMSL' | 'HAE', columns: FixColumns, row: number): number {
  const isAmsl = (columns.flags[row]! & FixFlag.geometricIsAmsl) !== 0;
  return isAmsl === (datum === 'AMSL') ? columns.geometricAltitudeM[row]! : NaN;
}

function bandOf(agreement: Agreement, finding: AreaFinding): ProfilePicture['band'] | undefined {
  const limits = limitsOf(agreement, finding);
  if (limits === undefined || finding.height === undefined) return undefined;
  const context = heightContextFor(agreement, finding.area.id);
  const floor = heightBandIn(finding.height.datum, limits.floor, context);
  const ceiling = heightBandIn(finding.height.datum, limits.ceiling, context);
  return {
    floorM: [floor.from, floor.to],
    ceilingM: [ceiling.from, ceiling.to],
    floorText: formatHeightLimit(limits.floor),
    ceilingText: formatHeightLimit(limits.ceiling),
  };
}

/** The limits that the finding is about: those of the rule, or of the volume that holds its deepest point. */
function limitsOf(
  agreement: Agreement,
  finding: AreaFinding,
): { floor: HeightLimit; ceiling: HeightLimit } | undefined {
  const rule = agreement.rules.find(({ id }) => id === finding.rule);
  if (rule === undefined) return undefined;
  if ('floor' in rule) return rule;
  const volumes = agreement.areas.find(({ id }) => id === finding.area.id)?.volumes ?? [];
  const holds = volumes.find(({ outline }) => outlineContains(prepareOutline(outline), finding.deepest.at));
  return holds ?? volumes[0];
}
