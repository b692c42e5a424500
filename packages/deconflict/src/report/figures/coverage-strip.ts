import type { AreaCoverage } from '@deconflict/engine/account';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { linearScale, tenth } from './axis.ts';

const WIDTH = 1000;
const HEIGHT = 22;

/** The checked period as a strip: filled where something was received, dotted in the silent stretches. */
export function coverageStrip(
  coverage: AreaCoverage,
  period: { readonly fromMs: number; readonly untilMs: number },
  label: string,
): Markup {
  const x = linearScale(period.fromMs, period.untilMs, 0, WIDTH);
  const nothing = coverage.slotsObserved === 0;
  return html`<svg
    class="strip"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    <rect class="${nothing ? 'gap' : 'heard'}" width="${WIDTH}" height="${HEIGHT}" />
    ${
      nothing
        ? silentLine(0, WIDTH)
        : coverage.silent.map((stretch) =>
            silentStretch(within(x(stretch.fromMs)), within(x(stretch.untilMs))),
          )
    }
  </svg>`;
}

function within(value: number): number {
  return Math.min(WIDTH, Math.max(0, value));
}

function silentStretch(from: number, until: number): Markup | undefined {
  if (!(until > from)) return undefined;
  return html`<rect class="gap" x="${tenth(from)}" width="${tenth(until - from)}" height="${HEIGHT}" />
    ${silentLine(from, until)}`;
}

/** The dots that mean "not observed" on the map mean it here too. */
function silentLine(from: number, until: number): Markup {
  return html`<path class="track not-observed" d="M${tenth(from)} ${HEIGHT / 2}H${tenth(until)}" />`;
}
