import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { Document, ParsedNode, YAMLError } from 'yaml';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import type { Span } from './source-text.ts';

/** What a YAML or JSON text says, without comments, each piece with its place. */
export type SourceNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** The key under which this stands, where there is one: the place to mark when something is missing inside. */
  readonly label: Span | undefined;
  readonly entries: readonly MapEntry[];
}

interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: SourceNode;
}

interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly SourceNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** As written, without quotes: `155000` stays six digits although it reads as a number. */
  readonly text: string;
  /** As the core schema of YAML 1.2 reads it (section 10.3.2). */
  readonly value: string | number | boolean | null;
  /** Offset of the first character of `text` in the source; exact where `text` stands there as it is. */
  readonly textStart: number;
}

/** Levels of nesting. The deepest place of a real agreement, a schedule inside an area, has nine. */
const deepestNesting = 32;

/**
 * Reads one YAML 1.2 document (JSON is YAML). Anchors, aliases and tags are refused: an alias can make a short text
 * expand without end, and a file with references cannot be read aloud. Undefined where there is nothing to go on.
 */
export function readSourceTree(text: string, faults: FaultList): SourceNode | undefined {
  const tokens = [...new Parser().parse(text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    const span = { start: tooDeep, end: tooDeep + 1 };
    faults.add('agreement-too-deep', span, `more than ${deepestNesting} levels`, 'at most that many');
    return undefined;
  }
  // Checking for equal keys in the library takes time with the square of their number; the tree does it below.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [first, second] = [...composer.compose(tokens)];
  if (first === undefined) {
    faults.add('input-empty', { start: 0, end: 1 }, 'comments alone', 'an agreement');
    return undefined;
  }
  if (second !== undefined) {
    const start = second.range[0];
    faults.add('agreement-several-documents', { start, end: start + 1 }, 'another document', 'the end');
  }
  reportSyntax(first.errors, faults);
  return convertDocument(first, text, faults);
}

/** The first fault of each line: the others follow from it. */
function reportSyntax(errors: Document.Parsed['errors'], faults: FaultList): void {
  const lines = new Set<number>();
  for (const { pos, code, message } of errors) {
    const line = faults.lineOf(pos[0]);
    if (lines.has(line)) continue;
    lines.add(line);
    const [got, expected] = syntaxWords[code] ?? [lowerFirst(message), ''];
    faults.addBroken('agreement-syntax', { start: pos[0], end: pos[1] }, got, expected);
  }
}

/** The commonest complaints of the library, in the words of this reader: got and expected. */
const syntaxWords: Readonly<Partial<Record<YAMLError['code'], readonly [string, string]>>> = {
  BAD_INDENT: [
    'an indent or a bracket that does not fit',
    'the indent of the lines it belongs to, and each bracket closed',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['a second colon', 'one key on a line, or quotes around a text with a colon'],
  MULTILINE_IMPLICIT_KEY: ['a key that runs over several lines', 'key and colon on one line'],
  TAB_AS_INDENT: ['a tab as indent', 'blanks'],
};

interface NestedToken {
  readonly offset?: number;
  readonly value?: unknown;
  readonly key?: unknown;
  readonly items?: unknown;
}

/** Offset of the first token that lies too deep. The walk keeps its own stack: the text may be made to overflow ours. */
function findTooDeep(tokens: readonly unknown[]): number | undefined {
  const stack = tokens.map((token) => ({ token, depth: 0 }));
  while (stack.length > 0) {
    const { token, depth } = stack.pop()!;
    if (typeof token !== 'object' || token === null) continue;
    const { offset, value, key, items } = token as NestedToken;
    if (depth > deepestNesting && offset !== undefined) return offset;
    stack.push({ token: value, depth }, { token: key, depth });
    if (!Array.isArray(items)) continue;
    for (const item of items) stack.push({ token: item, depth: depth + 1 });
  }
  return undefined;
}

function convertDocument(document: Document.Parsed, text: string, faults: FaultList): SourceNode | undefined {
  const { contents } = document;
  if (contents === null) return undefined;
  return convertNode(contents, { text, faults }, undefined);
}

interface Conversion {
  readonly text: string;
  readonly faults: FaultList;
}

function convertNode(node: ParsedNode, conversion: Conversion, label: Span | undefined): SourceNode {
  const { faults, text } = conversion;
  const span: Span = { start: node.range[0], end: node.range[1] };
  if (isAlias(node)) {
    faults.addBroken('agreement-anchor', span, faults.quoteAt(span), 'the value itself');
    return emptyScalar(span);
  }
  if (node.anchor !== undefined) {
    faults.addBroken('agreement-anchor', span, `the anchor ${quote(node.anchor)}`, 'the value alone');
  }
  if (node.tag !== undefined) {
    const tag = node.tag.replace(/^tag:yaml\.org,2002:/, '!!');
    faults.addBroken('agreement-tag', span, `the tag ${quote(tag)}`, 'the value alone');
  }
  if (isMap(node)) return convertMap(node.items, span, conversion, label);
  if (isSeq(node)) {
    const items = node.items.map((item) => convertNode(item, conversion, undefined));
    return { kind: 'list', span, items };
  }
  if (!isScalar(node)) return emptyScalar(span);
  const quoted = /^["']/.test(text.slice(span.start, span.start + 1));
  const value = asScalarValue(node.value);
  return {
    kind: 'scalar',
    span,
    text: node.source ?? '',
    value,
    textStart: span.start + (quoted ? 1 : 0),
  };
}

interface ParsedPair {
  readonly key: unknown;
  readonly value: unknown;
}

function convertMap(
  pairs: readonly ParsedPair[],
  span: Span,
  conversion: Conversion,
  label: Span | undefined,
): MapNode {
  const entries: MapEntry[] = [];
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = convertNode(pair.key as ParsedNode, conversion, undefined);
    const value =
      pair.value === null || pair.value === undefined
        ? emptyScalar({ start: key.span.end, end: key.span.end })
        : convertNode(pair.value as ParsedNode, conversion, key.span);
    if (key.kind !== 'scalar' || key.value === null) {
      conversion.faults.add('agreement-type-wrong', key.span, describeNode(key), 'a key');
      continue;
    }
    if (seen.has(key.text)) {
      const expected = 'each key once';
      conversion.faults.add('agreement-key-duplicate', key.span, quote(key.text), expected);
      continue;
    }
    seen.add(key.text);
    entries.push({ key: key.text, keySpan: key.span, value });
  }
  return { kind: 'map', span, label, entries };
}

/** What a node is, in the words of a person. */
export function describeNode(node: SourceNode): string {
  if (node.kind === 'map') return 'keys with values';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? quote(node.text) : node.text;
}

function asScalarValue(value: unknown): ScalarNode['value'] {
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return known ? value : null;
}

function emptyScalar(span: Span): ScalarNode {
  return { kind: 'scalar', span, text: '', value: null, textStart: span.start };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
