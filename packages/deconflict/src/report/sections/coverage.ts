import type { AreaCoverage } from '@deconflict/engine/account';
import { coverageStrip } from '../figures/coverage-strip.ts';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { areaName } from '../text/area-text.ts';
import { durationText, intervalText } from '../text/instant-text.ts';
import { groupedText, pluralText } from '../text/quantity-text.ts';

/** How much was observed at all: without it, a count is read as if nothing had been missed. */
export function coverageSection(model: ReportModel): Markup {
  const { coverage, observed } = model.result;
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    <p>
      A slot counts as observed where at least one position of any aircraft was received inside the area’s
      box. It says that something could be received, not that everything was: an aircraft that does not
      transmit is not seen at any coverage.
    </p>
    ${
      coverage.length === 0
        ? html`<p class="nothing">No coverage was measured.</p>`
        : html`<div class="coverage-list">${coverage.map((area) => areaCoverage(model, area, observed))}</div>
            <ul class="legend">
              <li><span class="key heard"></span>observed</li>
              <li>
                <svg class="key" viewBox="0 0 26 12" aria-hidden="true">
                  <path class="track not-observed" d="M1 6h24" /></svg
                >not observed (the ten longest stretches)
              </li>
            </ul>`
    }
  </section>`;
}

function areaCoverage(
  model: ReportModel,
  area: AreaCoverage,
  observed: ReportModel['result']['observed'],
): Markup {
  const name = areaName(model.agreement, area.area);
  const percent = area.slots === 0 ? 0 : Math.floor((100 * area.slotsObserved) / area.slots);
  const sentence = `${groupedText(area.slotsObserved)} of ${pluralText(area.slots, 'slot', 'slots')} of ${durationText(area.slotMs)} observed, ${pluralText(area.aircraft, 'aircraft', 'aircraft')}`;
  const longest = area.silent[0];
  return html`<div class="coverage">
    <h3>${name}</h3>
    <p class="share"><b>${area.slotsObserved === 0 ? 'not observed' : `${percent} %`}</b> ${sentence}.</p>
    ${coverageStrip(area, observed, `${name}: ${sentence}`)}
    <p class="sub">
      ${longest ? `Longest stretch not observed: ${intervalText(longest.fromMs, longest.untilMs)} (${durationText(longest.untilMs - longest.fromMs)}).` : area.slots === 0 ? 'No slot was measured.' : 'No silent stretch.'}
    </p>
  </div>`;
}
