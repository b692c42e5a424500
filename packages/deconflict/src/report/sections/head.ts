import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { areaName, legalTypeText } from '../text/area-text.ts';
import { countNumber, formationText, unitNames, windowText } from '../text/count-text.ts';
import { intervalText } from '../text/instant-text.ts';
import { partyName } from '../text/party-text.ts';
import { pluralText } from '../text/quantity-text.ts';
import { groupCounts, latestWindow, windowsOf } from './count-groups.ts';
import type { CountGroup } from './count-groups.ts';

/** More groups than this are left to the section on counts. */
const MOST_HEADLINES = 6;

/** What was checked and what came out, in words and numbers that carry everything they need to mean something. */
export function headSection(model: ReportModel): Markup {
  const { agreement } = model;
  return html`<header class="head">
    <p class="eyebrow">Deconflict report</p>
    <h1>${agreement.title || 'Agreement without a title'}</h1>
    <dl class="checked">
      <div>
        <dt>Agreement</dt>
        <dd>
          version ${agreement.version}, in effect
          ${intervalText(agreement.effective.fromMs, agreement.effective.untilMs)}
        </dd>
      </div>
      <div>
        <dt>Parties</dt>
        <dd>${agreement.parties.map((party) => party.name || party.id).join(' · ') || 'none named'}</dd>
      </div>
      <div>
        <dt>Observed</dt>
        <dd>${observedText(model)}</dd>
      </div>
    </dl>
    <section class="outcome" aria-labelledby="outcome">
      <h2 id="outcome">Outcome</h2>
      <p class="lead">${outcomeSentence(model)}</p>
      ${headlines(model)}
    </section>
  </header>`;
}

/** The banner above everything else, where the input declares itself made up. */
export function syntheticBanner(model: ReportModel): Markup | undefined {
  if (!model.synthetic) return undefined;
  return html`<p class="synthetic" role="note">
    <strong>SYNTHETIC</strong> The agreement or the tracks are made up. No aircraft flew this; nobody did what
    is shown here.
  </p>`;
}

/** One plain sentence, or two: never a number without what it counts. */
export function outcomeSentence(model: ReportModel): string {
  const { findings } = model.result;
  if (findings.length === 0) return `No finding was made. ${coverageSentence(model)}`;
  const confirmed = findings.filter((finding) => finding.certainty === 'confirmed').length;
  const excused = findings.filter((finding) => finding.status === 'excused').length;
  const rules = new Set(findings.map((finding) => finding.rule)).size;
  const parts = [`${confirmed} confirmed`, `${findings.length - confirmed} possible`];
  if (excused > 0) parts.push(`${excused} of them excused by an agreed exception`);
  return `${pluralText(findings.length, 'finding', 'findings')} under ${pluralText(rules, 'rule', 'rules')}: ${parts.join(', ')}. No finding has been reviewed by a person; each is a measurement, not a judgement.`;
}

function observedText({ result }: ReportModel): string {
  if (result.fixes.used === 0) return 'no usable position in any input';
  return `${intervalText(result.observed.fromMs, result.observed.untilMs)}, ${pluralText(result.aircraftSeen, 'aircraft', 'aircraft')}, ${pluralText(result.fixes.used, 'position', 'positions')}`;
}

function coverageSentence({ result }: ReportModel): string {
  const slots = result.coverage.reduce((sum, area) => sum + area.slots, 0);
  const observed = result.coverage.reduce((sum, area) => sum + area.slotsObserved, 0);
  if (slots === 0) return 'No coverage was measured, so this says nothing about what happened.';
  return `Something was received in ${pluralText(observed, 'observation slot', 'observation slots')} of ${slots} (${Math.floor((100 * observed) / slots)} %); the rest was not observed, and nothing is said about it.`;
}

/** The numbers of the latest window, group by group, every unit side by side. */
function headlines(model: ReportModel): Markup | undefined {
  const windows = windowsOf(groupCounts(model.result.counts));
  const latest = latestWindow(windows);
  if (!latest) return undefined;
  const groups = latest.groups.filter((group) => group.counts.some((count) => count.most > 0));
  const hidden = groups.length - MOST_HEADLINES;
  return html`${groups.slice(0, MOST_HEADLINES).map((group) => headline(model, group))}
  ${windows.length > 1 && html`<p class="more">These are the numbers of the window that ends last; <a href="#counts">${windows.length} windows are counted below</a>.</p>`}
  ${hidden > 0 && html`<p class="more"><a href="#counts">${pluralText(hidden, 'more group', 'more groups')} of counts below.</a></p>`}`;
}

function headline(model: ReportModel, group: CountGroup): Markup {
  const { agreement } = model;
  const area = agreement.areas.find((candidate) => candidate.id === group.area);
  const grades = [...new Set(group.counts.flatMap((count) => count.grades))].sort().join(', ');
  const place =
    group.area === undefined
      ? ''
      : ` in ${areaName(agreement, group.area)}${area ? ` (${legalTypeText[area.legalType]})` : ''}`;
  const range = group.counts.some((count) => count.least !== count.most)
    ? ', confirmed to possible'
    : ', all confirmed';
  const formation = group.counts.some((count) => count.unit === 'flight-entry')
    ? ` Flight-entries: ${formationText(agreement.counting.formation)}.`
    : '';
  return html`<figure class="headline">
    <figcaption>
      <strong>${capitalised(partyName(agreement, group.party))}</strong>${place}, rule
      <span class="rule-id">${group.rule}</span>
    </figcaption>
    <dl class="numbers">
      ${group.counts.map(
        (count) =>
          html`<div>
            <dt>${unitNames[count.unit][count.least === 1 && count.most === 1 ? 'one' : 'many']}</dt>
            <dd>${countNumber(count)}</dd>
          </div>`,
      )}
    </dl>
    <p class="terms">
      The same evidence, counted in ${pluralText(group.counts.length, 'unit', 'units')}${range}. Window:
      ${windowText(group.window)}. ${grades !== '' && `Attribution grade ${grades}.`}${formation}
    </p>
  </figure>`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
