import { plain } from '../area-file/index.ts';

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A property found, with the key as the file writes it. */
export interface FoundProperty {
  readonly key: string;
  readonly value: Json;
}

/** Whether a JSON value is an object, which an array is not. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The first of the names that the properties hold with a value that is not null or empty. Case, blanks, hyphens and
 * underscores in keys do not count: `Upper Limit`, `UPPER_LIMIT` and `upperLimit` are one name.
 */
export function findProperty(properties: JsonObject, names: readonly string[]): FoundProperty | undefined {
  const byName = indexOf(properties);
  for (const name of names) {
    const found = byName.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every feature is asked for some sixty names: the keys are put into one form once. */
const indices = new WeakMap<JsonObject, ReadonlyMap<string, FoundProperty>>();

function indexOf(properties: JsonObject): ReadonlyMap<string, FoundProperty> {
  const known = indices.get(properties);
  if (known !== undefined) return known;
  const byName = new Map<string, FoundProperty>();
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) continue;
    const name = key.toLowerCase().replace(/[\s_-]+/g, '');
    if (!byName.has(name)) byName.set(name, { key, value });
  }
  indices.set(properties, byName);
  return byName;
}

/** A text or number as text; undefined for anything else. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') {
    const text = plain(value).trim();
    return text === '' ? undefined : text;
  }
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * A JSON value in few words for a message. Not JSON.stringify: what a malicious file nests deeper than the call stack
 * must not end the program.
 */
export function briefOf(value: Json | undefined, depth = 4): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) {
    const members = value as readonly Json[];
    if (depth === 0) return '[...]';
    const shown = members.slice(0, mostMembers).map((member) => briefOf(member, depth - 1));
    return `[${shown.join(', ')}${members.length > mostMembers ? ', ...' : ''}]`;
  }
  if (isObject(value)) {
    if (depth === 0) return '{...}';
    const entries = Object.entries(value);
    const shown = entries
      .slice(0, mostMembers)
      .map(([key, member]) => `${key}: ${briefOf(member, depth - 1)}`);
    return `{ ${shown.join(', ')}${entries.length > mostMembers ? ', ...' : ''} }`;
  }
  return typeof value === 'string' ? plain(value.slice(0, longestText)) : JSON.stringify(value);
}

const mostMembers = 12;
const longestText = 200;
