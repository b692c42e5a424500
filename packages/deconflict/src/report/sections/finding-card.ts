import type { Agreement } from '@deconflict/engine/agreement';
import type { Finding } from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { findingClause } from '../text/finding-text.ts';
import { instantText, machineInstant } from '../text/instant-text.ts';
import { aircraftName, aircraftParticulars } from '../text/party-text.ts';
import { findRule, ruleSentence } from '../text/rule-text.ts';
import { evidenceFacts, exceptionFact, kindFacts, partyFacts } from './finding-facts.ts';

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
  const { agreement, anchor, names, figure } = context;
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
    <h3 id="${anchor}-name"><a href="#${anchor}">${titleOf(finding)}</a>${particulars(finding)}</h3>
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
      ${partyFacts(finding, agreement)}${kindFacts(finding, agreement, names)}${exceptionFact(finding)}
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

function particulars(finding: Finding): Markup | undefined {
  const lists = [finding.aircraft, ...(finding.kind === 'separation' ? [finding.other] : [])].map(
    aircraftParticulars,
  );
  const text = lists.filter((parts) => parts.length > 0).map((parts) => parts.join(' · '));
  return text.length > 0 ? html` <small>${text.join(' and ')}</small>` : undefined;
}

function ruleParagraph(finding: Finding, agreement: Agreement): Markup {
  const rule = findRule(agreement, finding.rule);
  if (!rule)
    return html`<p class="rule-sentence">
      Rule ${finding.rule}, agreement version ${finding.agreementVersion}.
    </p>`;
  return html`<p class="rule-sentence">
    <span class="rule-id">${finding.rule}</span>, agreement version ${finding.agreementVersion}:
    ${ruleSentence(agreement, rule)}${rule.text !== undefined && html` Clause: <q>${rule.text}</q>`}
  </p>`;
}

function figureCaption(finding: Finding): string {
  if (finding.kind === 'altitude-band') {
    return 'Height against time (UTC): the line is the reported height, its shade the error; the tinted band is where the parties agreed to stay, hatched where its limit is uncertain in this datum.';
  }
  return finding.kind === 'separation'
    ? 'Closest approach: the dot is the nominal value, the box its whole spread, the tinted corner what the parties agreed to avoid.'
    : 'Height against time (UTC): the line is the reported height, its shade the error; the tinted band is the area, hatched where its limit is uncertain in this datum.';
}
