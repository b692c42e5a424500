import type { AreaFinding, ObservationGap } from '@deconflict/engine/detect';
import { METRES_PER_FOOT } from '@deconflict/engine/geo';
import { simplifyLine } from '../map/polyline.ts';
import type { PicturePoint } from '../map/projection.ts';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ProfilePicture } from '../report-model.ts';
import { dateText, timeOfDayText } from '../text/instant-text.ts';
import { aircraftName } from '../text/party-text.ts';
import { groupedText, heightText } from '../text/quantity-text.ts';
import { linearScale, roundTicks, tenth, timeTicks } from './axis.ts';
import { eventMarks } from './event-marks.ts';

const WIDTH = 480;
const HEIGHT = 210;
const LEFT = 52;
const RIGHT = WIDTH - 48;
const TOP = 20;
const BOTTOM = HEIGHT - 26;

/** A profile never shows less height than this, metres: level flight would otherwise fill the figure with noise. */
const SMALLEST_SPAN_M = 400;

/** Limits of a band further from the flown heights than this many times their span run off the figure. */
const REACH = 1.6;

/** Height against time of one finding, with error band, the band of the area and its own uncertainty. */
export function altitudeProfile(finding: AreaFinding, profile: ProfilePicture): Markup | undefined {
  const flown = profile.points.filter((point) => point.every(Number.isFinite));
  const first = flown[0];
  const last = flown.at(-1);
  if (!first || !last) return undefined;
  const [lowM, highM] = heightRange(flown, profile.band);
  const scales: Scales = {
    fromMs: first[0],
    untilMs: Math.max(last[0], first[0] + 1000),
    lowM,
    highM,
    x: linearScale(first[0], Math.max(last[0], first[0] + 1000), LEFT, RIGHT),
    y: linearScale(lowM, highM, BOTTOM, TOP),
  };
  return html`<svg
    class="profile"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${profileLabel(finding, profile, flown)}"
  >
    ${bandShapes(profile.band, scales)}${axes(profile.datum, scales)}
    ${eventMarks(finding.passes, { ...scales, left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM })}
    ${finding.gaps.map((gap) => silence(gap, scales))}
    ${runsOf(profile.points).map((run) => runShapes(run, scales))}
  </svg>`;
}

interface Scales {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly lowM: number;
  readonly highM: number;
  readonly x: (timeMs: number) => number;
  readonly y: (heightM: number) => number;
}

type Row = ProfilePicture['points'][number];

function heightRange(flown: readonly Row[], band: ProfilePicture['band']): readonly [number, number] {
  const least = flown.reduce((bound, row) => Math.min(bound, row[2]), Infinity);
  const most = flown.reduce((bound, row) => Math.max(bound, row[3]), -Infinity);
  const reach = Math.max(SMALLEST_SPAN_M, most - least) * REACH;
  const limits = [...band.floorM, ...band.ceilingM].filter(
    (limit) => Number.isFinite(limit) && limit > least - reach && limit < most + reach,
  );
  const low = Math.min(least, ...limits);
  const high = Math.max(most, ...limits);
  const spare = Math.max(0, SMALLEST_SPAN_M - (high - low)) / 2 + (high - low) * 0.08;
  return [low - spare, high + spare];
}

function bandShapes(band: ProfilePicture['band'], scales: Scales): Markup {
  const floor = band.floorM.map((limit) => clamp(limit, scales));
  const ceiling = band.ceilingM.map((limit) => clamp(limit, scales));
  return html`<g class="band"
    >${stripe('band-certain', floor[1]!, ceiling[0]!, scales)}${stripe('band-unsure', floor[0]!, Math.min(floor[1]!, ceiling[1]!), scales)}${stripe('band-unsure', Math.max(ceiling[0]!, floor[0]!), ceiling[1]!, scales)}${limitLine(band.floorM, scales)}${limitLine(band.ceilingM, scales)}${limitText(`floor ${band.floorText}`, band.floorM[0], -4, scales)}${limitText(`ceiling ${band.ceilingText}`, band.ceilingM[1], 12, scales)}</g
  >`;
}

function clamp(heightM: number, scales: Scales): number {
  return Math.min(scales.highM, Math.max(scales.lowM, heightM));
}

function stripe(kind: string, lowM: number, highM: number, { y }: Scales): Markup | undefined {
  if (!(highM > lowM)) return undefined;
  return html`<rect
    class="${kind}"
    x="${LEFT}"
    y="${tenth(y(highM))}"
    width="${RIGHT - LEFT}"
    height="${tenth(y(lowM) - y(highM))}"
  />`;
}

/** A line at each end of a limit's interval that the figure shows. */
function limitLine(limitM: readonly [number, number], { lowM, highM, y }: Scales): readonly Markup[] {
  return [...new Set(limitM)]
    .filter((limit) => limit > lowM && limit < highM)
    .map((limit) => html`<path class="limit" d="M${LEFT} ${tenth(y(limit))}H${RIGHT}" />`);
}

/** The name of a limit beside its line, or at the edge with an arrow where the line lies beyond it. */
function limitText(text: string, heightM: number, dy: number, scales: Scales): Markup {
  const { lowM, highM, y } = scales;
  const letters = Array.from(text);
  const short = letters.length > 52 ? `${letters.slice(0, 50).join('')}…` : text;
  const beyond = heightM < lowM ? ' ↓' : heightM > highM ? ' ↑' : '';
  return html`<text
    class="limit-text"
    x="${RIGHT - 5}"
    y="${tenth(Math.min(BOTTOM - 4, Math.max(TOP + 11, y(clamp(heightM, scales)) + dy)))}"
    >${short}${beyond}</text
  >`;
}

function axes(datum: ProfilePicture['datum'], { fromMs, untilMs, lowM, highM, x, y }: Scales): Markup {
  const feet = roundTicks(lowM / METRES_PER_FOOT, highM / METRES_PER_FOOT, 6);
  const metres = roundTicks(lowM, highM, 6);
  const { stepMs, ticks } = timeTicks(fromMs, untilMs, 5);
  const named = (value: number): string =>
    datum === 'FL' ? `FL${String(Math.round(value / 100)).padStart(3, '0')}` : groupedText(value);
  return html`<g class="axis"
    ><path class="frame" d="M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}V${TOP}" />
    ${feet.map((value) => {
      const at = tenth(y(value * METRES_PER_FOOT));
      return html`<path d="M${LEFT - 4} ${at}h4" /><text class="left" x="${LEFT - 7}" y="${at + 3.5}"
          >${named(value)}</text
        >`;
    })}
    ${metres.map((value) => html`<path d="M${RIGHT} ${tenth(y(value))}h4" /><text class="right" x="${RIGHT + 7}" y="${tenth(y(value) + 3.5)}">${groupedText(value)}</text>`)}
    ${ticks.map((value) => {
      const at = tenth(x(value));
      const text = timeOfDayText(value);
      return html`<path d="M${at} ${BOTTOM}v4" /><text class="bottom" x="${at}" y="${BOTTOM + 16}"
          >${stepMs < 60_000 ? text : text.slice(0, 5)}</text
        >`;
    })}
    <text class="unit left" x="${LEFT - 7}" y="${TOP - 8}">${datum === 'FL' ? 'FL' : `ft ${datum}`}</text
    ><text class="unit right" x="${RIGHT + 7}" y="${TOP - 8}">m</text></g
  >`;
}

/** Where nothing was received nothing is drawn but the words for it. */
function silence({ fromMs, untilMs }: ObservationGap, scales: Scales): Markup | undefined {
  const from = scales.x(Math.max(scales.fromMs, fromMs));
  const until = scales.x(Math.min(scales.untilMs, untilMs));
  if (until - from < 4) return undefined;
  const middle = (TOP + BOTTOM) / 2;
  return html`<g class="silence">
    <path class="track not-observed" d="M${tenth(from + 2)} ${middle}H${tenth(until - 2)}" />
    ${until - from > 70 && html`<text x="${tenth((from + until) / 2)}" y="${middle - 6}">not observed</text>`}
  </g>`;
}

function runsOf(points: readonly Row[]): readonly (readonly Row[])[] {
  const runs: Row[][] = [[]];
  for (const point of points) {
    if (point.every(Number.isFinite)) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function runShapes(run: readonly Row[], { x, y }: Scales): Markup {
  const line = (column: 1 | 2 | 3): PicturePoint[] =>
    simplifyLine(
      run.map((row): PicturePoint => [x(row[0]), y(row[column])]),
      0.35,
    );
  const nominal = line(1);
  const single = nominal.length === 1 ? 'h.1' : '';
  return html`<path class="height-error" d="M${pointList([...line(3), ...line(2).toReversed()])}z" /><path
      class="height"
      d="M${pointList(nominal)}${single}"
    />`;
}

function pointList(points: readonly PicturePoint[]): string {
  return points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join(' ');
}

function profileLabel(finding: AreaFinding, profile: ProfilePicture, flown: readonly Row[]): string {
  const low = flown.reduce((bound, row) => Math.min(bound, row[1]), Infinity);
  const high = flown.reduce((bound, row) => Math.max(bound, row[1]), -Infinity);
  const first = flown[0]![0];
  const last = flown.at(-1)![0];
  return `Height of ${aircraftName(finding.aircraft)} against time, ${dateText(first)} ${timeOfDayText(first)} to ${timeOfDayText(last)} UTC: from ${heightText(low, profile.datum)} to ${heightText(high, profile.datum)}; the area reaches from ${profile.band.floorText} to ${profile.band.ceilingText}.`;
}
