import type { Finding } from '@deconflict/engine/detect';
import { altitudeProfile } from '../figures/altitude-profile.ts';
import { approachFigure } from '../figures/approach-figure.ts';
import type { Anchors } from '../page/anchors.ts';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { ProfilePicture, ReportModel } from '../report-model.ts';
import { areaName } from '../text/area-text.ts';
import { partyName } from '../text/party-text.ts';
import { pluralText } from '../text/quantity-text.ts';
import { findRule } from '../text/rule-text.ts';
import { findingCard } from './finding-card.ts';

/** Figures beyond this many are put in by the script when their finding comes into view. */
const MOST_FIGURES_DRAWN = 120;

/** Longer lists lay out only the cards near the view. */
const MOST_CARDS_LAID_OUT = 60;

/** The list of findings, and the figures that wait for the script, by anchor. */
export interface FindingsSection {
  readonly markup: Markup;
  readonly figures: Readonly<Record<string, string>>;
}

/** All findings by time, with filters that appear where the script runs. */
export function findingsSection(model: ReportModel, anchors: Anchors): FindingsSection {
  const findings = model.result.findings.toSorted(byTime);
  const profiles = new Map(model.profiles.map((profile) => [profile.finding, profile]));
  const figures: Record<string, string> = {};
  const names = new Map(model.tracks.map((track) => [track.aircraft, track.label]));
  let drawn = 0;
  const cards = findings.map((finding) => {
    const anchor = anchors.of(finding.id);
    const figure = drawFigure(model, finding, profiles.get(finding.id));
    const waits = figure !== undefined && drawn >= MOST_FIGURES_DRAWN;
    if (figure && !waits) drawn += 1;
    if (figure && waits) figures[anchor] = figure.text;
    const shown = waits ? figurePlace(anchor) : figure;
    return findingCard(finding, {
      agreement: model.agreement,
      anchor,
      names,
      ...(shown && { figure: shown }),
    });
  });
  return {
    markup: html`<section
      class="findings${findings.length > MOST_CARDS_LAID_OUT ? ' many' : ''}"
      aria-labelledby="findings"
    >
      <h2 id="findings" tabindex="-1">Findings <span class="tally">${findings.length}</span></h2>
      ${findings.length > 1 && filters(model, findings)}
      ${findings.length === 0 ? html`<p class="nothing">No finding. What was not observed is not covered by that: see <a href="#coverage">coverage</a>.</p>` : cards}
    </section>`,
    figures,
  };
}

function byTime(one: Finding, two: Finding): number {
  if (one.fromMs !== two.fromMs) return one.fromMs - two.fromMs;
  return one.id < two.id ? -1 : Number(one.id > two.id);
}

function drawFigure(
  model: ReportModel,
  finding: Finding,
  profile: ProfilePicture | undefined,
): Markup | undefined {
  if (finding.kind === 'separation') {
    const rule = findRule(model.agreement, finding.rule);
    return approachFigure(finding, rule?.kind === 'separation' ? rule : undefined);
  }
  return finding.kind === 'identification' || !profile ? undefined : altitudeProfile(finding, profile);
}

function figurePlace(anchor: string): Markup {
  return html`<div class="figure-place" data-figure="${anchor}">
    <p>This figure is drawn when it comes into view, which needs script. Its numbers are listed below.</p>
  </div>`;
}

function filters(model: ReportModel, findings: readonly Finding[]): Markup {
  const { agreement } = model;
  const parties = distinct(findings.map((finding) => finding.aircraft.party ?? ''));
  const rules = distinct(findings.map((finding) => finding.rule));
  const areas = distinct(findings.flatMap((finding) => ('area' in finding ? [finding.area.id] : [])));
  return html`<form class="filters" id="filters" aria-label="Filter the findings" hidden>
    ${select('certainty', 'Certainty', [
      ['confirmed', 'confirmed'],
      ['possible', 'possible'],
    ])}
    ${select(
      'party',
      'Party',
      parties.map((id) => [id === '' ? '-' : `=${id}`, partyName(agreement, id === '' ? undefined : id)]),
    )}
    ${select(
      'rule',
      'Rule',
      rules.map((id) => [`=${id}`, id]),
    )}
    ${select(
      'area',
      'Area',
      areas.map((id) => [`=${id}`, areaName(agreement, id)]),
    )}
    <button type="reset">Show all</button>
    <p class="shown" id="shown" role="status">${pluralText(findings.length, 'finding', 'findings')} shown</p>
  </form>`;
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
): Markup | undefined {
  if (options.length < 2) return undefined;
  return html`<label
    >${label}<select name="${name}">
      <option value="">all</option>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
