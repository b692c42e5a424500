import { mapSection } from './map/map-section.ts';
import { createAnchors } from './page/anchors.ts';
import { html, jsonData } from './page/markup.ts';
import type { Markup } from './page/markup.ts';
import { readPageAssets } from './page/page-assets.ts';
import type { ReportModel } from './report-model.ts';
import { agreementSection } from './sections/agreement.ts';
import { countsSection } from './sections/counts.ts';
import { coverageSection } from './sections/coverage.ts';
import { findingsSection } from './sections/findings.ts';
import { headSection, outcomeSentence, syntheticBanner } from './sections/head.ts';
import { inputsSection } from './sections/inputs.ts';
import { footer, limitsSection } from './sections/limits.ts';
import { measurementsSection } from './sections/measurements.ts';

/**
 * The report as one HTML file: no network, no other file, readable without script, the same bytes for the same
 * model on every machine. Every string of the model is escaped; the content security policy lets only the
 * page's own style and script run, by their digests.
 */
export function renderReport(model: ReportModel): string {
  const assets = readPageAssets();
  const anchors = createAnchors(model.result.findings.map((finding) => finding.id));
  const map = mapSection(model, anchors);
  const findings = findingsSection(model, anchors);
  const policy = `default-src 'none'; style-src ${assets.styleHash}; script-src ${assets.scriptHash}; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Deconflict ${model.programVersion}" />
        <meta name="description" content="${model.synthetic && 'SYNTHETIC. '}${outcomeSentence(model)}" />
        <title>
          ${model.synthetic && 'SYNTHETIC: '}${model.agreement.title || 'Agreement without a title'} ·
          Deconflict report
        </title>
        ${assets.style}
      </head>
      <body>
        <a class="skip" href="#findings">Skip to the findings</a>
        ${syntheticBanner(model)} ${headSection(model)} ${navigation(model)}
        <main>
          ${hatchPatterns()}
          <div class="workbench">
            <section class="map-section" aria-labelledby="map">
              <h2 id="map">Map</h2>
              ${map.markup}
            </section>
            ${findings.markup}
          </div>
          ${measurementsSection(model)} ${countsSection(model)} ${coverageSection(model)}
          ${agreementSection(model)} ${inputsSection(model)} ${limitsSection(model)}
        </main>
        ${footer(model)}
        <script type="application/json" id="report-data">
          ${jsonData({ map: map.data, figures: findings.figures })}
        </script>
        ${assets.script}
      </body>
    </html> `;
  return page.text;
}

function navigation(model: ReportModel): Markup {
  const links: readonly (readonly [string, string])[] = [
    ['map', 'Map'],
    ['findings', 'Findings'],
    ...(model.result.measurements.length > 0 ? ([['measurements', 'Measurements']] as const) : []),
    ['counts', 'Counts'],
    ['coverage', 'Coverage'],
    ['agreement', 'What was checked'],
    ['inputs', 'Inputs'],
    ['limits', 'Limits'],
  ];
  return html`<nav aria-label="Parts of the report">
    <ul>
      ${links.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`;
}

/** Hatching for what is not observed or not certain, used by all figures. */
function hatchPatterns(): Markup {
  return html`<svg class="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0V6" />
      </pattern>
    </defs>
  </svg>`;
}
