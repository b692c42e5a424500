import { areas } from './area-shapes.ts';
import { counting } from './counting-shapes.ts';
import { classes, exceptions, parties } from './party-shapes.ts';
import { byForm, placed, text, wholeNumber, yesOrNo } from './plain-shapes.ts';
import { heights, quality } from './quality-shapes.ts';
import { instant } from './quantity-shapes.ts';
import { record } from './record-shapes.ts';
import { rules } from './rule-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { Value } from './shape.ts';
import type { TimeWindow } from '@deconflict/engine/airspace';

/** The agreement is in force from one instant on, or from one to another. */
const effective = checked(
  byForm('an instant, or from and until', {
    scalar: instant,
    map: record('a period', {
      from: required(instant, 'First instant, with zone.', '2023-08-01T00:00:00Z'),
      until: optional(placed(instant), 'Last instant, with zone. Without it open.', '2024-08-01T00:00:00Z'),
    }),
  }),
  (read, faults): TimeWindow | undefined => {
    if (typeof read === 'number') return { fromMs: read, untilMs: Number.POSITIVE_INFINITY };
    const { from, until } = read.values;
    if (from === undefined) return undefined;
    if (until === undefined) return { fromMs: from, untilMs: Number.POSITIVE_INFINITY };
    if (until.value >= from) return { fromMs: from, untilMs: until.value };
    faults.add(
      'agreement-period-reversed',
      until.span,
      faults.quoteAt(until.span),
      'an instant after the beginning',
    );
    return undefined;
  },
);

/** The whole file. */
export const agreementShape = record('an agreement', {
  agreement: required(text, 'Title of the agreement.', 'Deconfliction over Al-Tanf (example)'),
  version: required(wholeNumber(1), 'Version, counted up with every change; findings name it.', 1),
  synthetic: optional(yesOrNo, 'true where the agreement is made up; every output says so.', true),
  effective: required(effective, 'When it is in force.', '2023-08-01T00:00:00Z', {
    from: '2023-08-01T00:00:00Z',
    until: '2024-08-01T00:00:00Z',
  }),
  parties: required(parties, 'The parties by id, and how their aircraft are recognised.'),
  classes: optional(classes, 'Classes of aircraft by id, for rules that tell them apart.'),
  areas: optional(areas, 'Areas by id.'),
  exceptions: optional(
    exceptions,
    'Grounds on which an entry is excused, by id. distress and declared need not be declared.',
  ),
  rules: required(rules, 'What was agreed.'),
  counting: optional(counting, 'How findings are counted.'),
  quality: optional(quality, 'Errors of positions and heights, and what to assume where none are stated.'),
  heights: optional(heights, 'What is known for comparing heights of different datums.'),
});

export type AgreementRead = Value<typeof agreementShape>;
