import { countingUnits } from '@deconflict/engine/agreement';
import type { Agreement, CountingUnit } from '@deconflict/engine/agreement';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { areaName } from '../text/area-text.ts';
import {
  countNumber,
  countedParties,
  explanationText,
  formationText,
  unitName,
  unitNames,
  windowRuleText,
  windowText,
} from '../text/count-text.ts';
import type { CountedKind } from '../text/count-text.ts';
import { durationText } from '../text/instant-text.ts';
import { findRule } from '../text/rule-text.ts';
import { groupCounts, windowsOf } from './count-groups.ts';
import type { CountGroup, CountWindow } from './count-groups.ts';

/** Windows beyond this many are folded. */
const MOST_WINDOWS_OPEN = 3;

/** Nil returns for more groups than this are folded. */
const MOST_NIL_OPEN = 12;

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
      confirmed findings, the second possible ones too. Excused findings are listed above and not counted.
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

/** Groups that hold something as columns; groups that hold nothing in words, with where to look before believing it. */
function windowTable(model: ReportModel, { window, groups }: CountWindow): Markup {
  const counted = groups.filter((group) => !isNil(group));
  const nil = groups.filter(isNil);
  const caption = windowText(window);
  return html`${
    counted.length > 0 &&
    html`<div class="table-box" role="region" aria-label="Counts, ${caption}" tabindex="0">
      <table class="counts">
        <caption>
          Window: ${caption}
        </caption>
        ${countsHead(model, counted)} ${countsBody(model, counted)}
      </table>
    </div>`
  }
  ${nil.length > 0 && nilReturn(model, nil, caption)}`;
}

/** Many names are folded: what matters first is how many, and where to look before believing it. */
function nilReturn(model: ReportModel, nil: readonly CountGroup[], caption: string): Markup {
  const names = html`${nil.map((group, index) => html`${index > 0 && '; '}${groupName(model, group)}`)}`;
  const coverage = html`A nil return covers only what was observed: see <a href="#coverage">coverage</a>.`;
  if (nil.length <= MOST_NIL_OPEN) {
    return html`<p class="nil">
      Nil return, window ${caption}: nothing was found for ${names}. ${coverage}
    </p>`;
  }
  return html`<details class="nil">
      <summary>Nil return, window ${caption}: nothing was found for ${nil.length} groups of counts</summary>
      <p>${names}.</p>
    </details>
    <p class="nil">${coverage}</p>`;
}

function isNil(group: CountGroup): boolean {
  return group.counts.every((count) => count.most === 0);
}

function groupName({ agreement }: ReportModel, group: CountGroup): Markup {
  const known = group.party !== undefined || group.between !== undefined;
  return html`${known && `${countedParties(agreement, group)}, `}${placeText(agreement, group)}rule
    <span class="rule-id">${group.rule}</span>`;
}

function placeText(agreement: Agreement, group: CountGroup): string {
  return group.area === undefined ? '' : `${areaName(agreement, group.area)}, `;
}

function countsHead({ agreement }: ReportModel, groups: readonly CountGroup[]): Markup {
  return html`<thead>
    <tr>
      <th scope="col">Unit</th>
      ${groups.map((group) => {
        const grades =
          group.grades.length > 0 && html`<span class="sub">grade ${group.grades.join(', ')}</span>`;
        return html`<th scope="col">
          ${countedParties(agreement, group)}
          <span class="sub"
            >${placeText(agreement, group)}rule <span class="rule-id">${group.rule}</span></span
          >
          ${grades}
        </th>`;
      })}
    </tr>
  </thead>`;
}

function countsBody({ agreement }: ReportModel, groups: readonly CountGroup[]): Markup {
  const units = countingUnits.filter((unit) =>
    groups.some((group) => group.counts.some((count) => count.unit === unit)),
  );
  return html`<tbody>
    ${units.map(
      (unit) =>
        html`<tr>
          <th scope="row">${unitNames(unit, oneKind(agreement, groups)).many}</th>
          ${groups.map((group) => countCell(agreement, group, unit))}
        </tr>`,
    )}
  </tbody>`;
}

/** The kind that all groups share, so that the row can be named by it. */
function oneKind(agreement: Agreement, groups: readonly CountGroup[]): CountedKind | undefined {
  const kinds = new Set(groups.map((group) => findRule(agreement, group.rule)?.kind));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function countCell(agreement: Agreement, group: CountGroup, unit: CountingUnit): Markup {
  const count = group.counts.find((candidate) => candidate.unit === unit);
  if (!count) return html`<td class="not-applicable">does not apply</td>`;
  const kind = findRule(agreement, group.rule)?.kind;
  return html`<td>
    <b>${countNumber(count)}</b> ${unitName(count, kind)}
    <span class="sub">${explanationText(count, kind)}</span>
  </td>`;
}
