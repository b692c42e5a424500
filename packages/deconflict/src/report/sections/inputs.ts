import type { FixTotals } from '@deconflict/engine/account';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { InputFile, ReportModel } from '../report-model.ts';
import { bytesText, groupedText } from '../text/quantity-text.ts';

/** Pairs of addresses beyond this many are counted, not listed. */
const MOST_TWINS = 40;

/** Every file that went in, by its bytes, and what became of its records: nothing is dropped in silence. */
export function inputsSection(model: ReportModel): Markup {
  return html`<section aria-labelledby="inputs">
    <h2 id="inputs">Inputs</h2>
    <div class="table-box" role="region" aria-label="Input files" tabindex="0">
      <table class="inputs">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Format</th>
            <th scope="col">Size</th>
            <th scope="col">Read</th>
            <th scope="col">Repaired</th>
            <th scope="col">Without position</th>
            <th scope="col">Skipped</th>
          </tr>
        </thead>
        <tbody>
          ${[model.agreementFile, ...model.inputs].map(inputRow)}
        </tbody>
      </table>
    </div>
    <h3>What became of the positions</h3>
    <dl class="facts totals">${fixFacts(model.result.fixes)}</dl>
    ${twinsNote(model)}
    <h3>Diagnostics</h3>
    ${diagnosticsTable(model)}
  </section>`;
}

function inputRow(file: InputFile): Markup {
  const { records } = file;
  const totals = records
    ? [records.read, records.repaired, records.withoutPosition, records.skipped].map(groupedText)
    : ['–', '–', '–', '–'];
  return html`<tr>
    <th scope="row">${file.name}<code class="digest">sha256 ${file.sha256}</code></th>
    <td>${file.format}</td>
    <td>${bytesText(file.bytes)}</td>
    ${totals.map((total) => html`<td class="number">${total}</td>`)}
  </tr>`;
}

/** Two addresses that are taken for one aircraft change every count: each pair is named. */
function twinsNote({ result }: ReportModel): Markup | undefined {
  const { twins } = result;
  if (twins.length === 0) return undefined;
  const hidden = twins.length - MOST_TWINS;
  return html`<p>
    Taken for one and the same aircraft, because both were in the same place at the same time:
    ${twins
      .slice(0, MOST_TWINS)
      .map(({ aircraft, of }) => `${aircraft} and ${of}`)
      .join('; ')}${hidden > 0 && `; ${hidden} more in the machine-readable output`}.
  </p>`;
}

function fixFacts(fixes: FixTotals): readonly Markup[] {
  const rows: readonly (readonly [string, number])[] = [
    ['received', fixes.received],
    ['used', fixes.used],
    ['duplicates', fixes.duplicates],
    ['conflicting, worse source gave way', fixes.conflicting],
    ['outliers', fixes.outliers],
    ['second source of the same aircraft', fixes.twins],
    ['unusable', fixes.unusable],
  ];
  return rows.map(
    ([name, count]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${groupedText(count)}</dd>
      </div>`,
  );
}

function diagnosticsTable({ diagnostics }: ReportModel): Markup {
  if (diagnostics.length === 0) return html`<p>The readers had nothing to report.</p>`;
  return html`<div class="table-box" role="region" aria-label="Diagnostics by code" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Times</th>
          <th scope="col">What was wrong</th>
        </tr>
      </thead>
      <tbody>
        ${diagnostics.map(
          ({ code, count, summary }) =>
            html`<tr>
              <th scope="row"><code>${code}</code></th>
              <td class="number">${groupedText(count)}</td>
              <td>${summary}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
