import type { AreaCoverage } from '@deconflict/engine/account';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { linearScale, tenth } from './axis.ts';

const WIDTH = 1000;
const HEIGHT = 22;

/** The checked period as a strip: tinted where something was received, hatched in the silent stretches. */
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
    <rect class="${nothing ? 'silent' : 'heard'}" width="${WIDTH}" height="${HEIGHT}" />
    ${coverage.silent.map((stretch) => {
      const from = Math.min(WIDTH, Math.max(0, x(stretch.fromMs)));
      const until = Math.min(WIDTH, Math.max(0, x(stretch.untilMs)));
      return (
        until > from &&
        html`<rect class="gap" x="${tenth(from)}" width="${tenth(until - from)}" height="${HEIGHT}" /><rect
            class="silent"
            x="${tenth(from)}"
            width="${tenth(until - from)}"
            height="${HEIGHT}"
          />`
      );
    })}
  </svg>`;
}
