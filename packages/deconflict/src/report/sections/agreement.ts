import type { Rule } from '@deconflict/engine/agreement';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { areaBandText, legalTypeText, outlineText, scheduleText } from '../text/area-text.ts';
import { durationText } from '../text/instant-text.ts';
import { pluralText } from '../text/quantity-text.ts';
import { measurabilityText, ruleSentence } from '../text/rule-text.ts';

/** Areas beyond this many are folded. */
const MOST_AREAS_OPEN = 12;

/** The rules and areas that were checked, in words. */
export function agreementSection(model: ReportModel): Markup {
  const { agreement } = model;
  const rows = agreement.areas.map(
    (area) =>
      html`<tr>
        <th scope="row">
          ${area.name || area.id}${area.classLabel !== undefined && html`<span class="sub">class ${area.classLabel}</span>`}
        </th>
        <td>${legalTypeText[area.legalType]}</td>
        <td>${areaBandText(area)}</td>
        <td>${[...new Set(area.volumes.map((volume) => outlineText(volume.outline)))].join('; ')}</td>
        <td>${[...new Set(area.volumes.map((volume) => scheduleText(volume.schedule)))].join('; ')}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="agreement">
    <h2 id="agreement">What was checked</h2>
    <h3>Rules</h3>
    ${
      agreement.rules.length === 0
        ? html`<p class="nothing">The agreement holds no rule.</p>`
        : html`<ul class="rules">
            ${agreement.rules.map((rule) => ruleItem(model, rule))}
          </ul>`
    }
    ${
      agreement.areas.length > 0 &&
      html`<h3>Areas</h3>
        <p>A line on the map is no recognition of a boundary; a unilateral area is not an agreed one.</p>
        ${areaTable(rows.slice(0, MOST_AREAS_OPEN), 'Areas of the agreement')}
        ${
          rows.length > MOST_AREAS_OPEN &&
          html`<details>
            <summary>${rows.length - MOST_AREAS_OPEN} more areas</summary>
            ${areaTable(rows.slice(MOST_AREAS_OPEN), 'More areas of the agreement')}
          </details>`
        }`
    }
  </section>`;
}

function ruleItem({ agreement, result }: ReportModel, rule: Rule): Markup {
  const found = result.findings.filter((finding) => finding.rule === rule.id).length;
  const measured = result.measurements.filter((measurement) => measurement.rule === rule.id).length;
  return html`<li>
    <b class="rule-id">${rule.id}</b>
    ${ruleSentence(agreement, rule)}${rule.text !== undefined && html` <q>${rule.text}</q>`}<span class="sub"
      >Measurable from
      ${rule.measurable.map((kind) => measurabilityText[kind]).join(', ') || 'nothing stated'}.
      ${confirmationSentence(rule)} ${joiningSentence(rule)}
      ${pluralText(found, 'finding', 'findings')}${measured > 0 && `, ${pluralText(measured, 'measurement', 'measurements')}`}.</span
    >
  </li>`;
}

/** A rule on silence has no such limit: across a silence that it allows positions are joined. */
function joiningSentence(rule: Rule): string {
  if (rule.kind === 'identification') return '';
  return `Positions further apart than ${durationText(rule.longestGapMs)} are not joined.`;
}

function confirmationSentence(rule: Rule): string {
  if (rule.kind === 'separation' || rule.kind === 'identification') return '';
  const positions = pluralText(rule.confirm.fixes, 'position', 'positions');
  return `Confirmed takes ${positions} and ${durationText(rule.confirm.durationMs)} inside with the whole error region.`;
}

function areaTable(rows: readonly Markup[], label: string): Markup {
  return html`<div class="table-box" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col">Legal type</th>
          <th scope="col">Band</th>
          <th scope="col">Outline</th>
          <th scope="col">Active</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
