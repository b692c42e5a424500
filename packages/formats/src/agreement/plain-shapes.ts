import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { nearestWord } from './near-word.ts';
import { asMap, listWords } from './record-shapes.ts';
import { referTo } from './shape.ts';
import type { Shape, Value } from './shape.ts';
import type { Span } from './source-text.ts';
import { describeNode } from './source-tree.ts';
import type { SourceNode } from './source-tree.ts';

/** Text for people, not empty. */
export const text: Shape<string> = {
  read(node, faults) {
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.text.trim() !== '') return node.text;
    const got = node.kind === 'scalar' && node.value === '' ? 'an empty text' : describeNode(node);
    faults.add('agreement-type-wrong', node.span, got, 'text (in quotes where it looks like a number)');
    return undefined;
  },
  schema: () => ({ type: 'string', pattern: '\\S' }),
};

/** A whole number from `least` on, without unit. */
export function wholeNumber(least: number): Shape<number> {
  return {
    read(node, faults) {
      const value = node.kind === 'scalar' ? node.value : undefined;
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
        faults.add('agreement-type-wrong', node.span, describeNode(node), 'a whole number');
        return undefined;
      }
      if (value >= least) return value;
      faults.add('agreement-quantity-out-of-range', node.span, String(value), `${least} or more`);
      return undefined;
    },
    schema: () => ({ type: 'integer', minimum: least, maximum: Number.MAX_SAFE_INTEGER }),
  };
}

export const yesOrNo: Shape<boolean> = {
  read(node, faults) {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    faults.add('agreement-type-wrong', node.span, describeNode(node), 'true or false');
    return undefined;
  },
  schema: () => ({ type: 'boolean' }),
};

/** One of several words. */
export function oneWord<const W extends string>(words: readonly W[]): Shape<W> {
  return {
    read(node, faults) {
      const word = words.find((candidate) => node.kind === 'scalar' && node.value === candidate);
      if (word !== undefined) return word;
      const near = node.kind === 'scalar' ? nearestWord(node.text, words) : undefined;
      const expected = near === undefined ? listWords(words) : `${quote(near)}, perhaps`;
      faults.add('agreement-value-unknown', node.span, describeNode(node), expected);
      return undefined;
    },
    schema: () => ({ enum: words }),
  };
}

/** A value together with its place, for what is checked later. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

export function placed<T>(shape: Shape<T>): Shape<Placed<T>> {
  return {
    read(node, faults) {
      const value = shape.read(node, faults);
      return value === undefined ? undefined : { value, span: node.span };
    },
    schema: (definitions) => shape.schema(definitions),
  };
}

/** An id, as findings and other parts of the file refer to it. */
const idPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';

/** A reference to, or the declaration of, something with an id. */
export const id: Shape<Placed<string>> = {
  read(node, faults) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      faults.add('agreement-type-wrong', node.span, describeNode(node), 'an id, as text');
      return undefined;
    }
    return checkId(node.text, node.span, faults) ? { value: node.text, span: node.span } : undefined;
  },
  schema: () => ({ type: 'string', pattern: idPattern }),
};

function checkId(word: string, span: Span, faults: FaultList): boolean {
  if (new RegExp(idPattern).test(word)) return true;
  faults.add('agreement-id-invalid', span, quote(word), 'letters, digits, hyphens, dots and underscores');
  return false;
}

/** A list of at least so many. Entries at fault are left out; the list is complete where there were no faults. */
export function list<T>(entry: Shape<T>, least: number, what: string): Shape<readonly T[]> {
  return {
    read(node, faults) {
      if (node.kind !== 'list') {
        faults.add('agreement-type-wrong', node.span, describeNode(node), `a list of ${what}`);
        return undefined;
      }
      if (node.items.length < least) {
        const code = what === 'positions' ? 'agreement-vertices-too-few' : 'agreement-list-short';
        faults.add(code, node.span, entryCount(node.items.length), `at least ${least} ${what}`);
      }
      return readAll(node.items, entry, faults);
    },
    schema: (definitions) => ({
      type: 'array',
      items: entry.schema(definitions),
      ...(least > 0 && { minItems: least }),
    }),
  };
}

/** One, or a list of at least one. */
export function oneOrMore<T>(entry: Shape<T>, what: string): Shape<readonly T[]> {
  const many = list(entry, 1, what);
  return {
    read: (node, faults) => (node.kind === 'list' ? many.read(node, faults) : readAll([node], entry, faults)),
    schema: (definitions) => ({ anyOf: [entry.schema(definitions), many.schema(definitions)] }),
  };
}

function entryCount(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function readAll<T>(nodes: readonly SourceNode[], entry: Shape<T>, faults: FaultList): T[] {
  const values = nodes.map((node) => entry.read(node, faults));
  return values.filter((value) => value !== undefined);
}

export interface Named<T> {
  readonly id: string;
  readonly idSpan: Span;
  /** Undefined where its value is at fault: the id is known all the same. */
  readonly value: T | undefined;
}

/** Keys chosen by the author, each the id of what stands under it. */
export function byId<T>(entry: Shape<T>, least: number, what: string): Shape<readonly Named<T>[]> {
  return {
    read(node, faults) {
      const map = asMap(node, what, faults);
      if (map === undefined) return undefined;
      if (map.entries.length < least) {
        faults.add(
          'agreement-list-short',
          map.span,
          entryCount(map.entries.length),
          `at least ${least} ${what}`,
        );
      }
      return map.entries.map(({ key, keySpan, value }) => {
        checkId(key, keySpan, faults);
        return { id: key, idSpan: keySpan, value: entry.read(value, faults) };
      });
    },
    schema: (definitions) => ({
      type: 'object',
      propertyNames: { pattern: idPattern },
      additionalProperties: entry.schema(definitions),
      ...(least > 0 && { minProperties: least }),
    }),
  };
}

interface Forms {
  readonly scalar?: Shape<unknown>;
  readonly list?: Shape<unknown>;
  readonly map?: Shape<unknown>;
}

/** A different shape for each way of writing: a single value, a list, or keys with values. */
export function byForm<F extends Forms>(what: string, forms: F): Shape<Value<F[keyof F]>> {
  return {
    read(node, faults) {
      const shape = forms[node.kind];
      if (shape !== undefined) return shape.read(node, faults) as Value<F[keyof F]> | undefined;
      faults.add('agreement-type-wrong', node.span, describeNode(node), what);
      return undefined;
    },
    schema(definitions) {
      const shapes = [forms.scalar, forms.list, forms.map].filter((shape) => shape !== undefined);
      return { anyOf: shapes.map((shape) => shape.schema(definitions)) };
    },
  };
}

/** A shape under a name of its own in the schema; may refer to itself. */
export function named<T>(name: string, build: () => Shape<T>): Shape<T> {
  let built: Shape<T> | undefined;
  const shape = (): Shape<T> => (built ??= build());
  return {
    read: (node, faults) => shape().read(node, faults),
    schema: (definitions) => referTo(name, shape(), definitions),
  };
}
