import type { Area, Volume } from '@deconflict/engine/airspace';
import type { HeightLimit } from '@deconflict/engine/geo';
import {
  activationWordsIn,
  classLabelOf,
  crossesItself,
  isReversed,
  legalTypeOf,
  plain,
  undecidedLimits,
} from '../area-file/index.ts';
import type { AreaIds, AreaLog, LimitPair } from '../area-file/index.ts';
import { readSchedule } from './activation.ts';
import type { ActivationText } from './activation.ts';
import { chordPoints } from './arcs.ts';
import type { OpenAirBlock } from './blocks.ts';
import { readLimit } from './limits.ts';
import type { OutlineReader, ReadOutlines } from './outline-reader.ts';
import { activityKind } from './records.ts';
import type { OpenAirRecord } from './records.ts';
import { unusableOutline } from './unusable-outline.ts';

/** The area that a block describes, undefined where it describes none; the log says why and counts it. */
export function readBlock(
  block: OpenAirBlock,
  outlineReader: OutlineReader,
  ids: AreaIds,
  log: AreaLog,
): Area | undefined {
  const { records } = block;
  const place = { line: records[0]?.line ?? 1 };
  const read = outlineReader.readBlock(records);
  const name = valueOf(records, 'AN');
  if (block.kind === 'terrain' || (!read.any && name === undefined)) {
    log.countWithoutArea();
    return undefined;
  }
  const shownName = name ?? `unnamed (line ${place.line})`;
  const unusable = unusableOutline(read);
  if (unusable !== undefined) {
    log.note(unusable.code, place, shownName, unusable.expected, 'area left out');
    log.countSkipped(unusable.code);
    return undefined;
  }
  if (name === undefined) log.note('area-name-missing', place, 'no AN line', 'a name', `called ${shownName}`);
  noteOddOutline(read, shownName, place.line, log);
  noteRepeatedRecords(records, log);
  const airspaceClass = valueOf(records, 'AC');
  const type = valueOf(records, 'AY');
  if (airspaceClass === undefined && type === undefined) {
    log.note('area-class-missing', place, shownName, 'an AC line', 'legal type unspecified');
  }
  const words: ActivationText[] = [];
  const floor = readLimits(records, 'AL', shownName, place.line, words, log);
  const ceiling = readLimits(records, 'AH', shownName, place.line, words, log);
  const limits = orderedLimits({ floor, ceiling }, shownName, place.line, log);
  noteWords(records, words);
  const schedule = readSchedule(
    records.filter(({ kind }) => kind === 'AA'),
    words,
    log,
  );
  const volumes = read.outlines.map((outline): Volume => ({
    outline,
    floor: limits.floor,
    ceiling: limits.ceiling,
    schedule,
  }));
  const classLabel = classLabelOf(airspaceClass, type);
  log.countRead();
  return {
    id: ids.next(shownName),
    name: shownName,
    legalType: legalTypeOf(airspaceClass, type),
    ...(classLabel === undefined ? {} : { classLabel }),
    volumes,
  };
}

function noteOddOutline(read: ReadOutlines, name: string, line: number, log: AreaLog): void {
  if (read.repeatedPoints > 0) {
    const got = `${read.repeatedPoints} repeated points in ${name}`;
    log.repair('area-points-repeated', { line }, got, 'every point once', 'repetitions left out');
  }
  for (const outline of read.outlines) {
    const ring =
      outline.kind === 'arcs'
        ? chordPoints(outline.elements)
        : outline.kind === 'polygon'
          ? outline.vertices
          : [];
    if (!crossesItself(ring)) continue;
    log.note(
      'area-outline-crosses-itself',
      { line },
      name,
      'edges that meet at their ends only',
      'kept as written',
    );
  }
}

/** The value of the last record of a kind that has one: AC with trailing text keeps its first word only. */
function valueOf(records: readonly OpenAirRecord[], kind: 'AC' | 'AN' | 'AY'): string | undefined {
  const value = records.findLast((record) => record.kind === kind && record.value !== '')?.value;
  if (value === undefined) return undefined;
  return kind === 'AN' ? plain(value).trim() : plain(value).split(/\s/, 1)[0];
}

function noteRepeatedRecords(records: readonly OpenAirRecord[], log: AreaLog): void {
  for (const kind of ['AC', 'AN', 'AY']) {
    const [first, ...more] = records.filter((record) => record.kind === kind && record.value !== '');
    for (const { value, line, column } of more) {
      if (value === first?.value) continue;
      log.note(
        'openair-record-repeated',
        { line, column },
        `${kind} ${value}`,
        `one ${kind} line`,
        'the last one counts',
      );
    }
  }
}

function readLimits(
  records: readonly OpenAirRecord[],
  kind: 'AL' | 'AH',
  name: string,
  blockLine: number,
  words: ActivationText[],
  log: AreaLog,
): HeightLimit {
  const side = kind === 'AL' ? 'lower' : 'upper';
  const given = records.filter((record) => record.kind === kind);
  const limits = given.map((record) => {
    const place = { line: record.line, column: record.column };
    const read = readLimit(record.value, side);
    if (read.limit.kind === 'unreadable') {
      const expected = 'a height such as 1000 ft AMSL, FL095, GND or UNL';
      log.note('area-limit-unreadable', place, record.value, expected, 'kept in words; undecided in height');
    }
    if (read.unitAssumed) log.note('area-limit-unit-assumed', place, record.value, 'ft or m', 'read as feet');
    if (read.datumAssumed) {
      const action = read.limit.kind === 'surface' ? 'read as the surface' : 'read as above mean sea level';
      log.note('area-limit-datum-assumed', place, record.value, 'AMSL, AGL or STD', action);
    }
    if (read.activation !== undefined) words.push({ text: read.activation, ...place });
    return read.limit;
  });
  const [first] = limits;
  if (first === undefined) {
    log.note(
      'area-limit-missing',
      { line: blockLine },
      `${name} without ${kind}`,
      `an ${kind} line`,
      'undecided in height',
    );
    return { kind: 'unreadable', text: `no ${kind} line` };
  }
  if (limits.every((limit) => JSON.stringify(limit) === JSON.stringify(first))) return first;
  const texts = given.map(({ value }) => value).join('; ');
  log.note(
    'area-limit-repeated',
    { line: given[1]?.line ?? blockLine, column: given[1]?.column ?? 1 },
    texts,
    `one ${kind} line`,
    'kept in words; undecided in height',
  );
  return { kind: 'unreadable', text: texts };
}

function orderedLimits(limits: LimitPair, name: string, line: number, log: AreaLog): LimitPair {
  if (!isReversed(limits)) return limits;
  const expected = 'a lower limit below the upper one';
  log.note('area-limits-reversed', { line }, name, expected, 'undecided in height');
  return undecidedLimits;
}

function noteWords(records: readonly OpenAirRecord[], words: ActivationText[]): void {
  for (const { kind, value, line, column } of records) {
    if (kind === activityKind && !/^\[H24\](?: H24)?$/.test(value)) words.push({ text: value, line, column });
  }
  const name = records.findLast(({ kind, value }) => kind === 'AN' && value !== '');
  const text = name === undefined ? undefined : activationWordsIn(name.value);
  if (name !== undefined && text !== undefined) words.push({ text, line: name.line, column: name.column });
}
