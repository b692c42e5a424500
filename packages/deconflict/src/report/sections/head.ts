import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ReportModel } from '../report-model.ts';
import { areaName, legalTypeText } from '../text/area-text.ts';
import {
  countNumber,
  countText,
  countedParties,
  formationText,
  unitName,
  windowPeriodText,
  windowText,
} from '../text/count-text.ts';
import { instantText, periodText } from '../text/instant-text.ts';
import { groupedText, pluralText } from '../text/quantity-text.ts';
import { findRule } from '../text/rule-text.ts';
import { groupCounts, latestWindow, windowsOf } from './count-groups.ts';
import type { CountGroup, CountWindow } from './count-groups.ts';

/** More groups than this are left to the section on counts. */
const MOST_HEADLINES = 4;

/** The sentence names so many units; the row below it has all. */
const UNITS_IN_SENTENCE = 2;

/** What was checked and what came out, in words and numbers that carry everything they need to mean something. */
export function headSection(model: ReportModel): Markup {
  const { agreement } = model;
  const chosen = chooseHeadlines(model);
  return html`<header class="head">
    <p class="eyebrow">Deconflict report</p>
    <h1>${agreement.title || 'Agreement without a title'}</h1>
    <dl class="checked">
      <div>
        <dt>Agreement</dt>
        <dd>
          version ${agreement.version}, in effect
          ${periodText(agreement.effective.fromMs, agreement.effective.untilMs)}
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
      <p class="lead">${outcomeSentence(model)} ${countSentence(model, chosen)}</p>
      ${headlines(model, chosen)}
    </section>
  </header>`;
}

/** The banner above everything else, where the input declares itself made up. */
export function syntheticBanner(model: ReportModel): Markup | undefined {
  if (!model.synthetic) return undefined;
  return html`<aside class="synthetic" aria-label="Synthetic data">
    <p>
      <strong>SYNTHETIC</strong> The agreement or the tracks are made up. No aircraft flew this; nobody did
      what is shown here.
    </p>
  </aside>`;
}

/** One plain sentence, or two: never a number without what it counts. */
export function outcomeSentence(model: ReportModel): string {
  const { findings } = model.result;
  if (findings.length === 0) return `No finding was made. ${coverageSentence(model)}`;
  const confirmed = findings.filter((finding) => finding.certainty === 'confirmed').length;
  const excused = findings.filter((finding) => finding.status === 'excused').length;
  const rules = new Set(findings.map((finding) => finding.rule)).size;
  const parts = [`${confirmed} confirmed`, `${findings.length - confirmed} possible`];
  const excusedPart = excused > 0 ? `; ${excused} of them excused by an agreed exception` : '';
  return `${pluralText(findings.length, 'finding', 'findings')} under ${pluralText(rules, 'rule', 'rules')}: ${parts.join(', ')}${excusedPart}.`;
}

/** The counts that the head speaks of: those of the window that ends last, without the groups that hold none, the rule with the most findings first. */
interface Headlines {
  readonly latest: CountWindow | undefined;
  readonly groups: readonly CountGroup[];
  readonly windows: number;
}

function chooseHeadlines(model: ReportModel): Headlines {
  const windows = windowsOf(groupCounts(model.result.counts));
  const latest = latestWindow(windows);
  const findings = new Map<string, number>();
  for (const { rule } of model.result.findings) findings.set(rule, (findings.get(rule) ?? 0) + 1);
  const most = (group: CountGroup): number => findings.get(group.rule) ?? 0;
  const groups = latest?.groups.filter((group) => group.counts.some((count) => count.most > 0)) ?? [];
  return { latest, groups: groups.toSorted((one, two) => most(two) - most(one)), windows: windows.length };
}

function observedText({ result }: ReportModel): string {
  if (result.fixes.used === 0) return 'no usable position in any input';
  return `${periodText(result.observed.fromMs, result.observed.untilMs)}, ${pluralText(result.aircraftSeen, 'aircraft', 'aircraft')}, ${pluralText(result.fixes.used, 'position', 'positions')}`;
}

function coverageSentence({ result }: ReportModel): string {
  const slots = result.coverage.reduce((sum, area) => sum + area.slots, 0);
  const observed = result.coverage.reduce((sum, area) => sum + area.slotsObserved, 0);
  if (slots === 0) return 'No coverage was measured, so this says nothing about what happened.';
  return `Something was received in ${pluralText(observed, 'observation slot', 'observation slots')} of ${groupedText(slots)} (${Math.floor((100 * observed) / slots)} %); the rest was not observed, and nothing is said about it.`;
}

/** The numbers of the latest window: a row a group, every unit side by side. */
function headlines(model: ReportModel, head: Headlines): Markup | undefined {
  const { latest, groups, windows } = head;
  if (!latest || groups.length === 0) return undefined;
  const { counting } = model.agreement;
  const hidden = groups.length - MOST_HEADLINES;
  return html`<div class="headlines">
    ${groups.slice(0, MOST_HEADLINES).map((group) => headline(model, group))}
    <p class="terms">
      The same evidence under each unit that the parties agreed on; an interval reaches from confirmed to
      possible. Window: ${windowText(latest.window)}. Flight-entries by ${formationText(counting.formation)}.
      Excused findings are not counted. Numbers of parties are not comparable: cooperative sensors see only
      who transmits. No person has reviewed a finding yet: each is a measurement, not a judgement.
    </p>
    ${windows > 1 && html`<p class="terms">This is the window that ends last; <a href="#counts">${windows} windows are counted below</a>.</p>`}
    ${hidden > 0 && html`<p class="terms"><a href="#counts">${pluralText(hidden, 'more group', 'more groups')} of counts below</a>.</p>`}
  </div>`;
}

function headline(model: ReportModel, group: CountGroup): Markup {
  const { agreement } = model;
  const grades = group.grades.join(', ');
  const kind = findRule(agreement, group.rule)?.kind;
  return html`<div class="headline">
    <p class="whose">
      <strong>${capitalised(countedParties(agreement, group))}</strong>${placeOf(model, group)}
      <span class="sub"
        >rule
        <span class="rule-id">${group.rule}</span>${grades !== '' && `, attribution grade ${grades}`}</span
      >
    </p>
    <dl class="numbers">
      ${group.counts.map(
        (count) =>
          html`<div class="unit-${count.unit}">
            <dt>${unitName(count, kind)}</dt>
            <dd>${countNumber(count)}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

/** The first group of counts as a sentence that stands by itself when it is quoted. */
function countSentence(model: ReportModel, { latest, groups }: Headlines): string {
  const [group] = groups;
  if (!group || !latest) return '';
  const formation = formationText(model.agreement.counting.formation);
  const kind = findRule(model.agreement, group.rule)?.kind;
  const counts = group.counts
    .slice(0, UNITS_IN_SENTENCE)
    .map((count) => countText(count, kind) + (count.unit === 'flight-entry' ? ` (${formation})` : ''));
  const interval = group.counts.some((count) => count.least !== count.most);
  const observedMs = model.result.observed.untilMs;
  const early = observedMs + 1000 < latest.window.untilMs ? ` (data until ${instantText(observedMs)})` : '';
  return `${capitalised(countedParties(model.agreement, group))}${placeOf(model, group)}, rule ${group.rule}, in the window ${windowPeriodText(latest.window)}${early}: ${counts.join(' or ')}, ${interval ? 'confirmed to possible' : 'all confirmed'}.`;
}

function placeOf({ agreement }: ReportModel, group: CountGroup): string {
  if (group.area === undefined) return '';
  const area = agreement.areas.find((candidate) => candidate.id === group.area);
  return ` in ${areaName(agreement, group.area)}${area ? ` (${legalTypeText[area.legalType]})` : ''}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
