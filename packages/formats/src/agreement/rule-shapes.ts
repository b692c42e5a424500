import { line } from './outline-shapes.ts';
import { byId, id, list, named, oneOrMore, oneWord, placed, text, wholeNumber } from './plain-shapes.ts';
import type { Placed } from './plain-shapes.ts';
import {
  agreedLength,
  duration,
  heightLimit,
  notAgreed,
  outlineLength,
  position,
  positiveDuration,
} from './quantity-shapes.ts';
import { record, recordByWord } from './record-shapes.ts';
import { optional, required } from './shape.ts';
import type { JsonSchema, KeyedShape, Shape, Value } from './shape.ts';

const distance = named('agreed-length', () => agreedLength);
const ids = named('ids', () => oneOrMore(id, 'ids'));
const confirmation = named('confirmation', () =>
  record('a confirmation', {
    fixes: optional(wholeNumber(1), 'Fixes certainly inside, at least. Without it 2.', 2),
    for: optional(duration, 'Time certainly inside, at least. Without it PT0S.', 'PT20S'),
  }),
);
const appliesClass = optional(ids, 'Classes of aircraft that the rule is limited to.', 'uas', [
  'rotary',
  'uas',
]);

const common = {
  id: required(id, 'Name of the rule; findings refer to it.', 'entry'),
  text: optional(text, 'The wording of the clause, where the parties let it be shown.'),
  except: optional(ids, 'Exceptions: distress, declared, or ids from exceptions:.', ['distress']),
  'longest-gap': optional(
    positiveDuration,
    'Two fixes further apart are not joined: what lies between was not observed. Without it PT60S.',
    'PT60S',
  ),
  confirm: optional(confirmation, 'What it takes to call an entry confirmed and not only possible.'),
};

const applies = optional(
  record('applies', {
    party: optional(ids, 'Parties that the rule binds. Without it every aircraft.', 'coalition'),
    class: appliesClass,
  }),
  'To whom the rule applies. Without it to every aircraft.',
  { party: 'coalition' },
);

const area = required(ids, 'Area or areas of the rule.', 'tanf-55', ['north', 'south']);
const band = {
  floor: optional(heightLimit, 'Lower limit. Without it GND.', 'GND'),
  ceiling: optional(placed(heightLimit), 'Upper limit. Without it UNL.', 'UNL'),
};

/** A rule binds party pairs by `between`; `any` and `*` mean every aircraft. */
const partyOrAny: Shape<Placed<string>> = {
  read(node, faults) {
    const any = node.kind === 'scalar' && (node.value === 'any' || node.value === '*');
    return any ? { value: '*', span: node.span } : id.read(node, faults);
  },
  schema: (definitions) => ({ anyOf: [id.schema(definitions), { const: '*' }] }),
};

const between: Shape<readonly [Placed<string>, Placed<string>]> = {
  read(node, faults) {
    const both = list(partyOrAny, 2, 'parties').read(node, faults);
    if (node.kind === 'list' && node.items.length > 2) {
      faults.add('agreement-type-wrong', node.items[2]!.span, `${node.items.length} parties`, 'exactly 2');
    }
    const [one, other] = both ?? [];
    return one && other && both?.length === 2 ? [one, other] : undefined;
  },
  schema: (definitions) => ({ ...list(partyOrAny, 2, 'parties').schema(definitions), maxItems: 2 }),
};

/** One rule, by its kind (domain.md 1.2: R1, R2, R3, R4, R18, R13). */
const rule = recordByWord('a rule', 'kind', 'agreement-rule-kind-unknown', {
  'no-entry': record('a no-entry rule', { kind: kindOf('no-entry'), ...common, applies, area }),
  buffer: withEither(
    [{ required: ['distances'] }, { required: ['otherwise'] }],
    record('a buffer rule', {
      kind: kindOf('buffer'),
      ...common,
      applies,
      line: required(line, 'The line to keep away from: at least two positions, joined by shortest paths.'),
      side: optional(
        oneWord(['both', 'left', 'right']),
        'Side on which the buffer lies, seen along the line. Without it both.',
        'left',
      ),
      distances: optional(
        byId(distance, 1, 'distances'),
        'Distance by class of aircraft. The first class in this order that an aircraft belongs to decides.',
        { rotary: '10 km', uas: 'not agreed' },
      ),
      otherwise: optional(
        distance,
        'Distance for aircraft of none of these classes. Without it no duty.',
        '40 km',
      ),
      ...band,
    }),
  ),
  standoff: record('a standoff rule', {
    kind: kindOf('standoff'),
    ...common,
    applies,
    centre: required(position, 'Point or site to keep away from.', '33 30 N 038 40 E'),
    radius: required(distance, 'Distance to keep, or not agreed.', '1 NM', 'not agreed'),
    ...band,
  }),
  separation: withEither(
    [{ required: ['vertical'] }, { properties: { horizontal: { const: notAgreed } } }],
    record('a separation rule', {
      kind: kindOf('separation'),
      ...common,
      applies: optional(
        record('applies', { class: appliesClass }),
        'Limits the rule to pairs of which at least one aircraft is of a class.',
        { class: 'uas' },
      ),
      between: required(between, 'The two parties; the same one twice, or any for every aircraft.', [
        'coalition',
        'syria-russia',
      ]),
      horizontal: required(distance, 'Horizontal distance to keep, or not agreed.', '3 NM', 'not agreed'),
      vertical: optional(
        distance,
        'Vertical distance to keep, or not agreed. May be left out only where the horizontal distance is not agreed.',
        '1000 ft',
      ),
      duration: optional(
        duration,
        'Shorter approaches are measured but make no finding. Without it PT0S.',
        'PT5S',
      ),
      'measure-within': optional(
        outlineLength,
        'Where the horizontal distance is not agreed: approaches below this are listed as measurements. Without it 5 NM.',
        '5 NM',
      ),
    }),
  ),
  'altitude-band': record('an altitude-band rule', {
    kind: kindOf('altitude-band'),
    ...common,
    applies,
    area,
    floor: required(heightLimit, 'Lowest height allowed, itself included.', 'FL095'),
    ceiling: required(placed(heightLimit), 'Greatest height allowed, itself included.', 'FL195'),
  }),
  identification: record('an identification rule', {
    kind: kindOf('identification'),
    ...common,
    applies,
    area,
    'longest-silence': required(positiveDuration, 'Silence longer than this inside is a finding.', 'PT2M'),
  }),
});

export type RuleRead = Value<typeof rule>;

export const rules = list(placed(rule), 1, 'rules');

/** What the reader asks of a rule beyond its single keys, for the schema: at least one of these holds. */
function withEither<T>(alternatives: readonly JsonSchema[], shape: KeyedShape<T>): KeyedShape<T> {
  return { ...shape, schema: (definitions) => ({ ...shape.schema(definitions), anyOf: alternatives }) };
}

function kindOf<const K extends string>(kind: K) {
  return required(oneWord([kind]), 'What the rule asks.');
}
