import type { Measurement } from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { instantText } from '../text/instant-text.ts';
import { aircraftName } from '../text/party-text.ts';
import { lengthText, placeText, spreadText } from '../text/quantity-text.ts';

/** Rows beyond this many are left out, and their number said. */
const MOST_ROWS = 200;

/** What was measured where the parties agreed on no number: never a finding. Nothing where nothing was measured. */
export function measurementsSection(model: ReportModel): Markup | undefined {
  const { measurements } = model.result;
  if (measurements.length === 0) return undefined;
  const hidden = measurements.length - MOST_ROWS;
  return html`<section aria-labelledby="measurements">
    <h2 id="measurements">Measured, not found</h2>
    <p>
      The parties agreed on no number for these rules. The distances are reported; whether they were too small
      is not for this report to say.
    </p>
    <div class="table-box" role="region" aria-label="Measurements" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Aircraft</th>
            <th scope="col">When</th>
            <th scope="col">Where</th>
            <th scope="col">Horizontal</th>
            <th scope="col">Vertical</th>
          </tr>
        </thead>
        <tbody>
          ${measurements.slice(0, MOST_ROWS).map(measurementRow)}
        </tbody>
      </table>
    </div>
    ${hidden > 0 && html`<p class="sub">${hidden} more are in the machine-readable output.</p>`}
  </section>`;
}

function measurementRow(measurement: Measurement): Markup {
  const names = [measurement.aircraft, measurement.other].flatMap((aircraft) =>
    aircraft ? [aircraftName(aircraft)] : [],
  );
  return html`<tr>
    <th scope="row"><span class="rule-id">${measurement.rule}</span></th>
    <td>${names.join(' and ')}</td>
    <td>${instantText(measurement.atMs)}</td>
    <td>${placeText(measurement.at)}</td>
    <td>${spreadText(measurement.horizontalM, lengthText)}</td>
    <td>${measurement.verticalM ? spreadText(measurement.verticalM, lengthText) : 'not comparable'}</td>
  </tr>`;
}
