import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { countingUnits } from '@deconflict/engine/agreement';
import type { ReportModel } from '../report-model.ts';
import { areaName } from '../text/area-text.ts';
import {
  countNumber,
  formationText,
  unitMeaning,
  unitNames,
  windowRuleText,
  windowText,
} from '../text/count-text.ts';
import { durationText } from '../text/instant-text.ts';
import { partyName } from '../text/party-text.ts';
import { groupCounts, windowsOf } from './count-groups.ts';
import type { CountWindow } from './count-groups.ts';

/** Windows beyond this many are folded. */
const MOST_WINDOWS_OPEN = 3;

/** Every number under every unit, side by side, with what it means and how it comes about. */
export function countsSection(model: ReportModel): Markup {
  const { counting } = model.agreement;
  const windows = windowsOf(groupCounts(model.result.counts));
  const tables = windows.map((window) => windowTable(model, window));
  return html`<section aria-labelledby="counts">
    <h2 id="counts">Counts</h2>
    <p>
      Agreed way of counting: ${windowRuleText(counting)}; back within ${durationText(counting.reentryGapMs)}
      is the same entry; ${formationText(counting.formation)}. The first number of an interval counts
      confirmed findings, the second possible ones too. Excused findings are not counted unless the
      explanation says so.
    </p>
    ${windows.length === 0 && html`<p class="nothing">Nothing was counted.</p>`}
    ${tables.slice(0, MOST_WINDOWS_OPEN)}
    ${
      tables.length > MOST_WINDOWS_OPEN &&
      html`<details>
        <summary>${tables.length - MOST_WINDOWS_OPEN} more windows</summary>
        ${tables.slice(MOST_WINDOWS_OPEN)}
      </details>`
    }
  </section>`;
}

function windowTable(model: ReportModel, { window, groups }: CountWindow): Markup {
  const { agreement } = model;
  const units = countingUnits.filter((unit) =>
    groups.some((group) => group.counts.some((count) => count.unit === unit)),
  );
  const caption = windowText(window);
  return html`<div class="table-box" role="region" aria-label="Counts, ${caption}" tabindex="0">
    <table class="counts">
      <caption>
        Window: ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          ${groups.map(
            (group) =>
              html`<th scope="col">
                ${partyName(agreement, group.party)}<span class="sub"
                  >${group.area !== undefined && `${areaName(agreement, group.area)}, `}rule
                  <span class="rule-id">${group.rule}</span></span
                >
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${units.map(
          (unit) =>
            html`<tr>
              <th scope="row">
                ${unitNames[unit].many}<span class="sub">${unitMeaning(unit, agreement.counting)}</span>
              </th>
              ${groups.map((group) => {
                const count = group.counts.find((candidate) => candidate.unit === unit);
                if (!count) return html`<td>not counted</td>`;
                return html`<td>
                  <b>${countNumber(count)}</b
                  ><span class="sub">${count.explanation}</span
                  >${count.grades.length > 0 && html`<span class="sub">grade ${count.grades.join(', ')}</span>`}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
