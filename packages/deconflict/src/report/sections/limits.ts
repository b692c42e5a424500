import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';

/** What the page does not say, and what made it. The caveats come with the model; these hold for every report. */
const alwaysSaid = [
  'Not for navigation or separation, not an air traffic service or alerting system.',
  'Not a legal finding: no statement on intent, responsibility or law.',
  'Cooperative sensors see only who transmits. Numbers of parties are not comparable and are not ranked.',
  'A unilateral area is not an agreed area; showing a boundary is not recognising it.',
  'Self-reported positions can be false; quality fields are self-assessment.',
] as const;

/** The closing section. */
export function limitsSection(model: ReportModel): Markup {
  const sentences = [...new Set([...model.caveats, ...alwaysSaid])];
  return html`<section aria-labelledby="limits">
    <h2 id="limits">What this does not say</h2>
    <ul class="limits">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </section>`;
}

/** Program and version; no clock, so that the same inputs give the same page. */
export function footer(model: ReportModel): Markup {
  return html`<footer>
    <p>
      Made by Deconflict ${model.programVersion} from the inputs above; the same inputs give the same page,
      byte for byte. Agreement file <code class="digest">sha256 ${model.agreementFile.sha256}</code>
    </p>
  </footer>`;
}
