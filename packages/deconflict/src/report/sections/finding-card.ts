import type { Agreement } from '@deconflict/engine/agreement';
import type {
  AreaFinding,
  BoundaryEvent,
  EventInstant,
  Finding,
  FindingAircraft,
  IdentificationFinding,
  Pass,
  SeparationFinding,
} from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import {
  durationSpreadText,
  entryWords,
  eventInstantText,
  exitWords,
  findingClause,
  qualityText,
  sourceNames,
} from '../text/finding-text.ts';
import { durationText, instantText, intervalText, machineInstant } from '../text/instant-text.ts';
import { aircraftName, aircraftParticulars, attributionText, gradeBasis } from '../text/party-text.ts';
import {
  agreedLengthText,
  depthText,
  heightRangeText,
  lengthText,
  placeText,
  pluralText,
  spreadText,
} from '../text/quantity-text.ts';
import { findRule, ruleScope, ruleSentence } from '../text/rule-text.ts';

/** What a card needs besides the finding itself. */
export interface CardContext {
  readonly agreement: Agreement;
  readonly anchor: string;
  /** What people call the aircraft, by key. */
  readonly names: ReadonlyMap<string, string>;
  /** The figure, drawn already; a place for the script to put it in; or none. */
  readonly figure?: Markup;
}

/** Everything that is known of one finding, in the order in which somebody would ask. */
export function findingCard(finding: Finding, context: CardContext): Markup {
  const { agreement, anchor, figure } = context;
  const area = 'area' in finding ? finding.area.id : '';
  return html`<article
    class="finding ${finding.certainty}"
    id="${anchor}"
    aria-labelledby="${anchor}-name"
    data-certainty="${finding.certainty}"
    data-status="${finding.status}"
    data-rule="${finding.rule}"
    data-party="${finding.aircraft.party ?? ''}"
    data-area="${area}"
  >
    <p class="chips">
      ${certaintyChip(finding)}${finding.status === 'excused' && html`<span class="chip excused">Excused</span>`}<span
        class="chip plain"
        >rule <span class="rule-id">${finding.rule}</span></span
      ><time class="when" datetime="${machineInstant(finding.fromMs)}">${instantText(finding.fromMs)}</time>
    </p>
    <h3 id="${anchor}-name"><a href="#${anchor}">${titleOf(finding)}</a>${particulars(finding.aircraft)}</h3>
    <p class="clause">${aircraftName(finding.aircraft)} ${findingClause(finding)}.</p>
    ${ruleParagraph(finding, agreement)}
    ${
      figure &&
      html`<figure class="finding-figure">
        ${figure}
        <figcaption>${figureCaption(finding)}</figcaption>
      </figure>`
    }
    <dl class="facts">
      ${partyFact(finding, agreement)}${kindFacts(finding, context)}${excusedFact(finding)}
    </dl>
    <details class="grounds">
      <summary>Why ${finding.certainty}, and from what</summary>
      <ul class="reasons">
        ${finding.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      <dl class="facts">${evidenceFacts(finding)}</dl>
    </details>
  </article>`;
}

function certaintyChip(finding: Finding): Markup {
  return finding.certainty === 'confirmed'
    ? html`<span class="chip confirmed"><span aria-hidden="true">●</span> Confirmed</span>`
    : html`<span class="chip possible"><span aria-hidden="true">◐</span> Possible</span>`;
}

function titleOf(finding: Finding): string {
  const name = aircraftName(finding.aircraft);
  return finding.kind === 'separation' ? `${name} and ${aircraftName(finding.other)}` : name;
}

function particulars(aircraft: FindingAircraft): Markup | undefined {
  const parts = aircraftParticulars(aircraft);
  return parts.length > 0 ? html` <small>${parts.join(' · ')}</small>` : undefined;
}

function ruleParagraph(finding: Finding, agreement: Agreement): Markup {
  const rule = findRule(agreement, finding.rule);
  if (!rule)
    return html`<p class="rule-sentence">
      Rule ${finding.rule}, agreement version ${finding.agreementVersion}.
    </p>`;
  return html`<p class="rule-sentence">
    <span class="rule-id">${finding.rule}</span>, agreement version ${finding.agreementVersion}:
    ${ruleSentence(agreement, rule)}
    ${ruleScope(agreement, rule)}${rule.text !== undefined && html` Clause: <q>${rule.text}</q>`}
  </p>`;
}

function figureCaption(finding: Finding): string {
  return finding.kind === 'separation'
    ? 'Closest approach: the dot is the nominal value, the box its whole spread, the tinted corner what the parties agreed to avoid.'
    : 'Height against time (UTC): the line is the reported height, its shade the error; the tinted band is the area, hatched where its limit is uncertain in this datum.';
}

function partyFact(finding: Finding, agreement: Agreement): Markup {
  const { aircraft } = finding;
  const other =
    finding.kind === 'separation' &&
    fact(
      'Other aircraft',
      html`${gradeMark(finding.other)} ${attributionText(agreement, finding.other)}${basisOf(finding.other)}`,
    );
  return html`${fact('Party', html`${gradeMark(aircraft)} ${attributionText(agreement, aircraft)}${basisOf(aircraft)}`)}${other}`;
}

function gradeMark({ grade }: FindingAircraft): Markup {
  return html`<abbr class="grade" title="grade ${grade}: ${gradeBasis[grade]}">${grade}</abbr>`;
}

function basisOf({ basis }: FindingAircraft): Markup | undefined {
  return basis.length > 0 ? html`<span class="basis">${basis.join('; ')}</span>` : undefined;
}

function kindFacts(finding: Finding, { agreement, names }: CardContext): Markup {
  if (finding.kind === 'separation') return separationFacts(finding, agreement);
  return finding.kind === 'identification' ? identificationFacts(finding) : areaFacts(finding, names);
}

function areaFacts(finding: AreaFinding, names: ReadonlyMap<string, string>): Markup {
  const single = finding.passes.length === 1;
  return html`${finding.passes.map((pass, index) => passFacts(pass, single ? '' : ` ${index + 1}`))}
  ${fact('Inside', `${durationSpreadText(finding.inside)}${single ? '' : `, ${finding.passes.length} passes together`}`)}
  ${fact('Depth', `${depthText(finding.depthM)}, at ${instantText(finding.deepest.atMs)}`)}
  ${fact('Height', finding.height ? heightFact(finding.height) : 'not reported')}
  ${
    finding.gaps.length > 0 &&
    fact(
      'Not observed',
      finding.gaps.map(
        (gap) =>
          html`<span class="line"
            >${intervalText(gap.fromMs, gap.untilMs)} (${durationText(gap.untilMs - gap.fromMs)})</span
          >`,
      ),
    )
  }
  ${finding.formation.length > 0 && fact('Formation', `one flight with ${finding.formation.map((key) => names.get(key) ?? key).join(', ')}`)}`;
}

function passFacts(pass: Pass, number: string): Markup {
  return html`${fact(`Entry${number}`, eventFact(pass.entry, entryWords))}${fact(`Exit${number}`, eventFact(pass.exit, exitWords))}`;
}

/** Where the nominal path never crossed, no movement of the aircraft is claimed. */
function eventFact(event: EventInstant, words: Readonly<Record<BoundaryEvent, string>>): string {
  const unclaimed = event.atMs === undefined && event.how === 'crossed';
  return unclaimed ? eventInstantText(event) : `${eventInstantText(event)}, ${words[event.how]}`;
}

function heightFact(height: NonNullable<AreaFinding['height']>): string {
  return `${heightRangeText(height.lowestM, height.highestM, height.datum)}, ±\u00A0${lengthText(height.errorM)}`;
}

function separationFacts(finding: SeparationFinding, agreement: Agreement): Markup {
  const { closest } = finding;
  const rule = findRule(agreement, finding.rule);
  const vertical = closest.verticalM
    ? spreadText(closest.verticalM, lengthText)
    : 'the heights cannot be compared';
  const until =
    closest.untilMs === undefined ? instantText(closest.atMs) : intervalText(closest.atMs, closest.untilMs);
  return html`${fact('Closest', `${until}, at ${placeText(closest.at)}`)}
  ${fact('Horizontal', `${spreadText(closest.horizontalM, lengthText)}${rule?.kind === 'separation' && rule.horizontal.agreed ? `; agreed ${agreedLengthText(rule.horizontal.lengthM)}` : ''}`)}
  ${fact('Vertical', `${vertical}${rule?.kind === 'separation' && rule.vertical.agreed ? `; agreed ${agreedLengthText(rule.vertical.lengthM)}` : ''}`)}
  ${fact('Closer than both', durationSpreadText(finding.duration))}`;
}

function identificationFacts(finding: IdentificationFinding): Markup {
  const others =
    finding.othersHeard > 0
      ? `${pluralText(finding.othersHeard, 'position', 'positions')} of other aircraft were received in the area meanwhile`
      : 'nothing else was received in the area meanwhile: the silence may be the receiver’s';
  return html`${fact('Silent', `${intervalText(finding.fromMs, finding.untilMs)} (${durationText(finding.silenceMs)})`)}
  ${fact('Last heard', placeText(finding.lastHeard))}
  ${fact('Heard again', finding.heardAgain ? placeText(finding.heardAgain) : 'not within the data')}
  ${fact('Coverage', others)}`;
}

function excusedFact(finding: Finding): Markup | undefined {
  if (finding.exceptions.length === 0) return undefined;
  return fact(
    'Exception',
    `${finding.status === 'excused' ? 'excused by' : 'considered'}: ${finding.exceptions.join(', ')}`,
  );
}

function evidenceFacts(finding: Finding): Markup {
  const sources = finding.sources.map((source) => sourceNames[source]).join(', ');
  return html`${fact('Error radii', qualityText[finding.quality])}
  ${'errorRadiusM' in finding && fact('Largest', `${lengthText(finding.errorRadiusM)} while inside, ${pluralText(finding.fixesInside, 'position', 'positions')} inside`)}
  ${fact('Sources', sources || 'none stated')}
  ${fact('Status', finding.status === 'excused' ? 'excused by an agreed exception' : 'candidate: nobody has reviewed it yet')}
  ${fact('Finding', html`<code>${finding.id}</code>`)}`;
}

function fact(name: string, value: Markup | string | readonly Markup[]): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
