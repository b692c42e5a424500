import type { Agreement, Rule } from '@deconflict/engine/agreement';
import type {
  AreaFinding,
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
  eventInstantText,
  eventWords,
  qualityText,
  sourceNames,
} from '../text/finding-text.ts';
import { durationText, instantText, intervalText } from '../text/instant-text.ts';
import { attributionText, gradeBasis } from '../text/party-text.ts';
import {
  agreedLengthText,
  depthText,
  heightRangeText,
  lengthText,
  placeText,
  pluralText,
  spreadText,
} from '../text/quantity-text.ts';
import { findRule } from '../text/rule-text.ts';

/** Passes beyond this many are counted, not listed. */
const MOST_PASSES = 6;

/** Whose the aircraft is, in the words that its grade allows, and what that rests on. */
export function partyFacts(finding: Finding, agreement: Agreement): Markup {
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

/** What happened, by kind of finding, every value with its interval. */
export function kindFacts(
  finding: Finding,
  agreement: Agreement,
  names: ReadonlyMap<string, string>,
): Markup {
  if (finding.kind === 'separation') return separationFacts(finding, agreement);
  return finding.kind === 'identification' ? identificationFacts(finding) : areaFacts(finding, names);
}

function areaFacts(finding: AreaFinding, names: ReadonlyMap<string, string>): Markup {
  const single = finding.passes.length === 1;
  const heights = finding.kind === 'altitude-band';
  const hidden = finding.passes.length - MOST_PASSES;
  return html`${finding.passes.slice(0, MOST_PASSES).map((pass, index) => passFacts(finding, pass, single ? '' : ` ${index + 1}`))}
  ${hidden > 0 && fact('More', `${pluralText(hidden, 'more pass', 'more passes')} in the machine-readable output`)}
  ${fact(heights ? 'Outside them' : 'Inside', `${durationSpreadText(finding.inside)}${single ? '' : `, ${finding.passes.length} passes together`}`)}
  ${fact(heights ? 'Depth in area' : 'Depth', `${depthText(finding.depthM)}, at ${instantText(finding.deepest.atMs)}`)}
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

function passFacts({ kind }: AreaFinding, { entry, exit }: Pass, number: string): Markup {
  return html`${fact(`Entry${number}`, eventFact(entry, 'entry', kind))}${fact(`Exit${number}`, eventFact(exit, 'exit', kind))}`;
}

/** Where the nominal path never crossed, no movement of the aircraft is claimed. */
function eventFact(event: EventInstant, end: 'entry' | 'exit', kind: AreaFinding['kind']): string {
  return event.atMs === undefined
    ? eventInstantText(event)
    : `${eventInstantText(event)}, ${eventWords(event.how, end, kind)}`;
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
  ${fact('Horizontal', spreadText(closest.horizontalM, lengthText) + agreedPart(rule, 'horizontal'))}
  ${fact('Vertical', vertical + agreedPart(rule, 'vertical'))}
  ${fact('Closer than both', `${durationSpreadText(finding.duration)}, ${intervalText(finding.fromMs, finding.untilMs)}`)}`;
}

/** `; agreed 3 NM, that is 5.56 km`. */
function agreedPart(rule: Rule | undefined, which: 'horizontal' | 'vertical'): string {
  const length = rule?.kind === 'separation' ? rule[which] : undefined;
  if (!length?.agreed) return '';
  const [agreed, measured] = [agreedLengthText(length.lengthM), lengthText(length.lengthM)];
  return `; agreed ${agreed}${agreed === measured ? '' : `, that is ${measured}`}`;
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

/** The exceptions that were looked at, if any. */
export function exceptionFact(finding: Finding): Markup | undefined {
  if (finding.exceptions.length === 0) return undefined;
  return fact(
    'Exception',
    `${finding.status === 'excused' ? 'excused by' : 'considered'}: ${finding.exceptions.join(', ')}`,
  );
}

/** What the finding rests on. */
export function evidenceFacts(finding: Finding): Markup {
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
