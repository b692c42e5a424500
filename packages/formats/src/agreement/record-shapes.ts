import type { ErrorCode } from '@deconflict/engine/errors';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { nearestWord } from './near-word.ts';
import type {
  Field,
  Fields,
  JsonSchema,
  KeyedShape,
  Read,
  SchemaDefinitions,
  Shape,
  Value,
} from './shape.ts';
import { describeNode } from './source-tree.ts';
import type { MapNode, SourceNode } from './source-tree.ts';

/** Keys with values, each key known beforehand. `what` names the whole in messages: "a party". */
export function record<F extends Fields>(what: string, fields: F): KeyedShape<Read<F>> {
  const keys = Object.keys(fields);
  return {
    keys,
    read(node, faults) {
      const map = asMap(node, what, faults);
      if (map === undefined) return undefined;
      reportUnknownKeys(map, keys, what, faults);
      const values: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(fields))
        values[key] = readField(map, key, field, what, faults);
      return { node: map, values: values as Read<F>['values'] };
    },
    schema(definitions) {
      const properties: Record<string, JsonSchema> = {};
      for (const [key, field] of Object.entries(fields)) properties[key] = fieldSchema(field, definitions);
      const mandatory = keys.filter((key) => fields[key]!.required);
      return {
        title: what,
        type: 'object',
        properties,
        ...(mandatory.length > 0 && { required: mandatory }),
        additionalProperties: false,
      };
    },
  };
}

/** The one of several records whose distinguishing key is there. */
export function oneOfRecords<V extends Readonly<Record<string, KeyedShape<unknown>>>>(
  what: string,
  variants: V,
): KeyedShape<{ [K in keyof V]: { readonly key: K; readonly read: Value<V[K]> } }[keyof V]> {
  type Result = { [K in keyof V]: { readonly key: K; readonly read: Value<V[K]> } }[keyof V];
  const marks = Object.keys(variants);
  const keys = [...new Set([...marks, ...Object.values(variants).flatMap((variant) => variant.keys)])];
  return {
    keys,
    read(node, faults) {
      const map = asMap(node, what, faults);
      if (map === undefined) return undefined;
      const [first, second] = map.entries.filter(({ key }) => marks.includes(key));
      if (first === undefined) {
        reportUnknownKeys(map, keys, what, faults);
        reportMissing(map, what, `one of ${listWords(marks)}`, faults);
        return undefined;
      }
      if (second !== undefined) {
        const got = `${quote(second.key)} beside ${quote(first.key)}`;
        faults.add('agreement-keys-exclusive', second.keySpan, got, 'one of the two');
        return undefined;
      }
      const read = variants[first.key]!.read(map, faults);
      return read === undefined ? undefined : ({ key: first.key, read } as Result);
    },
    schema: (definitions) => ({
      oneOf: Object.values(variants).map((variant) => variant.schema(definitions)),
    }),
  };
}

/** The one of several records that the word under `mark` names. */
export function recordByWord<V extends Readonly<Record<string, KeyedShape<unknown>>>>(
  what: string,
  mark: string,
  unknown: ErrorCode,
  variants: V,
): Shape<{ [K in keyof V]: { readonly word: K; readonly read: Value<V[K]> } }[keyof V]> {
  type Result = { [K in keyof V]: { readonly word: K; readonly read: Value<V[K]> } }[keyof V];
  const words = Object.keys(variants);
  return {
    read(node, faults) {
      const map = asMap(node, what, faults);
      if (map === undefined) return undefined;
      const entry = map.entries.find(({ key }) => key === mark);
      if (entry === undefined) {
        reportMissing(map, what, `${mark} too: ${listWords(words)}`, faults);
        return undefined;
      }
      const word = entry.value.kind === 'scalar' ? entry.value.text : '';
      if (!Object.hasOwn(variants, word)) {
        const near = nearestWord(word, words);
        const expected = near === undefined ? listWords(words) : `${quote(near)}, perhaps`;
        faults.add(unknown, entry.value.span, describeNode(entry.value), expected);
        return undefined;
      }
      const read = variants[word]!.read(map, faults);
      return read === undefined ? undefined : ({ word, read } as Result);
    },
    schema: (definitions) => ({
      oneOf: Object.values(variants).map((variant) => variant.schema(definitions)),
    }),
  };
}

/** The node as keys with values; reports where it is something else. */
export function asMap(node: SourceNode, what: string, faults: FaultList): MapNode | undefined {
  if (node.kind === 'map') return node;
  faults.add('agreement-type-wrong', node.span, describeNode(node), `${what}, as keys with values`);
  return undefined;
}

/** Says that a key is missing; the mark stands at the key above, else at the beginning. */
export function reportMissing(map: MapNode, what: string, expected: string, faults: FaultList): void {
  const keys = map.entries.map(({ key }) => key);
  const got = `${what} with ${keys.length === 0 ? 'nothing in it' : quote(listWords(keys, 'and')).slice(1, -1)}`;
  const span = map.label ?? { start: map.span.start, end: map.span.start + 1 };
  faults.add('agreement-key-missing', span, got, expected);
}

export function listWords(words: readonly string[], joint: 'or' | 'and' = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

function readField(
  map: MapNode,
  key: string,
  field: Field<unknown>,
  what: string,
  faults: FaultList,
): unknown {
  const entry = map.entries.find((candidate) => candidate.key === key);
  if (entry !== undefined) return field.shape.read(entry.value, faults);
  if (field.required) reportMissing(map, what, `${key} too`, faults);
  return undefined;
}

function reportUnknownKeys(map: MapNode, keys: readonly string[], what: string, faults: FaultList): void {
  for (const { key, keySpan } of map.entries) {
    if (keys.includes(key)) continue;
    const near = nearestWord(key, keys);
    const expected = near === undefined ? `${listWords(keys)} in ${what}` : `${quote(near)}, perhaps`;
    faults.add('agreement-key-unknown', keySpan, quote(key), expected);
  }
}

function fieldSchema(field: Field<unknown>, definitions: SchemaDefinitions): JsonSchema {
  const schema = field.shape.schema(definitions);
  const description = { description: field.about };
  const examples = field.examples.length > 0 ? { examples: field.examples } : {};
  return { ...schema, ...description, ...examples };
}
