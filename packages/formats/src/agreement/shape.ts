import type { FaultList } from './fault-list.ts';
import type { MapNode, SourceNode } from './source-tree.ts';

/** A JSON Schema (draft 2020-12) or a piece of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Where named pieces of a schema are put, by name. */
export type SchemaDefinitions = Map<string, JsonSchema>;

/**
 * What a value in the agreement file may look like. One description serves the reader and the published JSON Schema,
 * so that the two cannot drift apart.
 */
export interface Shape<T> {
  /** Reports every fault and gives undefined where nothing usable is left. Never throws. */
  read(node: SourceNode, faults: FaultList): T | undefined;
  schema(definitions: SchemaDefinitions): JsonSchema;
}

/** A shape that is written as keys with values. */
export interface KeyedShape<T> extends Shape<T> {
  /** Every key that may stand in it. */
  readonly keys: readonly string[];
  read(node: SourceNode, faults: FaultList): T | undefined;
}

export type Value<S> = S extends Shape<infer T> ? T : never;

/** One key of a record. */
export interface Field<T, Required extends boolean = boolean> {
  readonly shape: Shape<T>;
  readonly required: Required;
  /** What the key means, in one or two sentences, for editors. */
  readonly about: string;
  readonly examples: readonly unknown[];
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What was read of a record. A value is undefined where the key is absent or its value is at fault. */
export interface Read<F extends Fields> {
  readonly node: MapNode;
  readonly values: { readonly [K in keyof F]: F[K] extends Field<infer T> ? T | undefined : never };
}

/** A key that must be there. */
export function required<T>(shape: Shape<T>, about: string, ...examples: unknown[]): Field<T, true> {
  return { shape, required: true, about, examples };
}

/** A key that may be left out. */
export function optional<T>(shape: Shape<T>, about: string, ...examples: unknown[]): Field<T, false> {
  return { shape, required: false, about, examples };
}

type Check<A, B> = (value: A, faults: FaultList, node: SourceNode) => B | undefined;

/** A shape whose value is checked further and turned into another. */
export function checked<A, B>(shape: KeyedShape<A>, check: Check<A, B>): KeyedShape<B>;
export function checked<A, B>(shape: Shape<A>, check: Check<A, B>): Shape<B>;
export function checked<A, B>(shape: Shape<A>, check: Check<A, B>): Shape<B> {
  return {
    ...shape,
    read(node, faults) {
      const value = shape.read(node, faults);
      return value === undefined ? undefined : check(value, faults, node);
    },
  };
}

/** Puts a piece of the schema under a name, once, and refers to it. */
export function referTo(
  name: string,
  shape: Pick<Shape<unknown>, 'schema'>,
  definitions: SchemaDefinitions,
): JsonSchema {
  if (!definitions.has(name)) {
    // The name is taken before its piece is built, so that a piece may refer to itself.
    definitions.set(name, {});
    definitions.set(name, shape.schema(definitions));
  }
  return { $ref: `#/$defs/${name}` };
}
