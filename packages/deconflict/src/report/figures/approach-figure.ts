import type { AgreedLength, SeparationRule } from '@deconflict/engine/agreement';
import type { SeparationFinding, Spread } from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { aircraftName } from '../text/party-text.ts';
import { agreedLengthText, lengthText, spreadText } from '../text/quantity-text.ts';
import { linearScale, roundTicks, tenth } from './axis.ts';

const WIDTH = 480;
const HEIGHT = 210;
const LEFT = 62;
const RIGHT = WIDTH - 24;
const TOP = 20;
const BOTTOM = HEIGHT - 38;

/**
 * The closest approach as one box: horizontal distance across, vertical distance up, the agreed distances as a
 * tinted corner, what was measured as a dot with its whole spread. A box that lies in the corner as a whole is
 * an infringement whatever the error; one that only reaches into it is a possible one.
 */
export function approachFigure(finding: SeparationFinding, rule: SeparationRule | undefined): Markup {
  const { horizontalM, verticalM } = finding.closest;
  const agreedAcross = agreedMetres(rule?.horizontal);
  const agreedUp = agreedMetres(rule?.vertical);
  const widest = 1.15 * Math.max(horizontalM.most, agreedAcross ?? 0, 1);
  const highest = 1.25 * Math.max(verticalM?.most ?? 0, agreedUp ?? 0, 100);
  const x = linearScale(0, widest, LEFT, RIGHT);
  const y = linearScale(0, highest, BOTTOM, TOP);
  return html`<svg
    class="profile approach"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${figureLabel(finding, rule)}"
  >
    ${cornerShape(agreedAcross, agreedUp, x, y, highest)}
    <g class="axis">
      <path class="frame" d="M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}" />
      ${roundTicks(0, widest, 6).map((value) => html`<path d="M${tenth(x(value))} ${BOTTOM}v4" /><text class="bottom" x="${tenth(x(value))}" y="${BOTTOM + 16}">${tickText(value)}</text>`)}
      ${roundTicks(0, highest, 5).map((value) => html`<path d="M${LEFT - 4} ${tenth(y(value))}h4" /><text class="left" x="${LEFT - 7}" y="${tenth(y(value) + 3.5)}">${tickText(value)}</text>`)}
      <text class="unit bottom" x="${(LEFT + RIGHT) / 2}" y="${HEIGHT - 5}">horizontal distance</text>
      <text class="unit" x="4" y="${TOP - 8}">vertical distance</text>
    </g>
    ${spreadShape(horizontalM, verticalM, x, y, highest)}
  </svg>`;
}

function agreedMetres(length: AgreedLength | undefined): number | undefined {
  return length?.agreed ? length.lengthM : undefined;
}

type Scale = (value: number) => number;

function cornerShape(
  across: number | undefined,
  up: number | undefined,
  x: Scale,
  y: Scale,
  highest: number,
): Markup | undefined {
  if (across === undefined) return undefined;
  const top = up ?? highest;
  const text = `closer than ${agreedLengthText(across)}${up === undefined ? '' : ` and ${agreedLengthText(up)}`}`;
  return html`<rect
      class="band-certain"
      x="${LEFT}"
      y="${tenth(y(top))}"
      width="${tenth(x(across) - LEFT)}"
      height="${tenth(BOTTOM - y(top))}"
    /><path class="limit" d="M${LEFT} ${tenth(y(top))}H${tenth(x(across))}V${BOTTOM}" /><text
      class="corner-text"
      x="${LEFT + 6}"
      y="${tenth(y(top) - 5)}"
      >${text}</text
    >`;
}

function spreadShape(
  horizontalM: Spread,
  verticalM: Spread | undefined,
  x: Scale,
  y: Scale,
  highest: number,
): Markup {
  const left = x(Math.max(0, horizontalM.least));
  const width = Math.max(2, x(horizontalM.most) - left);
  const top = y(verticalM ? verticalM.most : highest);
  const bottom = y(verticalM ? Math.max(0, verticalM.least) : 0);
  const box = html`<rect
    class="spread${verticalM ? '' : ' unknown-height'}"
    x="${tenth(left)}"
    y="${tenth(top)}"
    width="${tenth(width)}"
    height="${tenth(Math.max(2, bottom - top))}"
  />`;
  if (!verticalM) {
    return html`${box}<text class="corner-text" x="${tenth(left + width + 6)}" y="${TOP + 24}"
        >heights cannot be compared</text
      >`;
  }
  return html`${box}<circle
      class="closest"
      cx="${tenth(x(horizontalM.nominal))}"
      cy="${tenth(y(verticalM.nominal))}"
      r="4"
    />`;
}

function tickText(valueM: number): string {
  if (valueM === 0) return '0';
  return valueM < 1000 ? `${valueM} m` : `${valueM / 1000} km`;
}

function figureLabel(finding: SeparationFinding, rule: SeparationRule | undefined): string {
  const { horizontalM, verticalM } = finding.closest;
  const vertical = verticalM ? `${spreadText(verticalM, lengthText)} vertically` : 'heights not comparable';
  const agreed = rule?.horizontal.agreed
    ? `; agreed are ${agreedLengthText(rule.horizontal.lengthM)}${rule.vertical.agreed ? ` and ${agreedLengthText(rule.vertical.lengthM)}` : ''}`
    : '';
  return `Closest approach of ${aircraftName(finding.aircraft)} and ${aircraftName(finding.other)}: ${spreadText(horizontalM, lengthText)} horizontally, ${vertical}${agreed}.`;
}
