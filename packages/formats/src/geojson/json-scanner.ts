/** The way to a value: keys of objects, indices of arrays. */
export type JsonPath = readonly (string | number)[];

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

/**
 * Walks the JSON value that starts at `start` and calls `visit` with the path and the offset of every value in it, in
 * order; a visit that returns true ends the walk. Gives the first fault (RFC 8259), or undefined where there is none.
 *
 * JSON.parse knows neither where values stand nor, on every engine, where a fault is; this runs only when somebody must
 * be told. It keeps its own stack: a malicious file may nest deeper than the call stack.
 */
export function scanJson(
  text: string,
  start: number,
  visit: (path: JsonPath, offset: number) => boolean,
): JsonFault | undefined {
  const path: (string | number)[] = [];
  const closers: string[] = [];
  let at = start;
  for (;;) {
    // A value begins here.
    at = skipSpace(text, at);
    if (visit(path, at)) return undefined;
    const opener = text[at];
    if (opener === '{' || opener === '[') {
      const closer = opener === '{' ? '}' : ']';
      const inside = skipSpace(text, at + 1);
      if (text[inside] === closer) at = inside + 1;
      else {
        closers.push(closer);
        path.push(opener === '{' ? '' : 0);
        at = inside;
        if (opener === '[') continue;
        const key = readKey(text, at, path);
        if (typeof key !== 'number') return key;
        at = key;
        continue;
      }
    } else {
      const end = endOfScalar(text, at);
      if (end === undefined) return { offset: at, expected: 'a value' };
      at = end;
    }
    // A value has ended here: close what closes, go on to the next one.
    for (;;) {
      const closer = closers.at(-1);
      if (closer === undefined) {
        if (start > 0) return undefined;
        const rest = skipSpace(text, at);
        return rest < text.length ? { offset: rest, expected: 'the end of the file' } : undefined;
      }
      at = skipSpace(text, at);
      if (text[at] === closer) {
        closers.pop();
        path.pop();
        at += 1;
        continue;
      }
      if (text[at] !== ',') return { offset: at, expected: `, or ${closer}` };
      at = skipSpace(text, at + 1);
      if (closer === ']') {
        path.push(Number(path.pop()) + 1);
        break;
      }
      const key = readKey(text, at, path);
      if (typeof key !== 'number') return key;
      at = key;
      break;
    }
  }
}

/** Reads `"key":` into the last step of the path and gives the offset behind it. */
function readKey(text: string, at: number, path: (string | number)[]): number | JsonFault {
  const end = text[at] === '"' ? endOfScalar(text, at) : undefined;
  if (end === undefined) return { offset: at, expected: 'a key in double quotes' };
  path.pop();
  path.push(unquote(text.slice(at, end)));
  const colon = skipSpace(text, end);
  return text[colon] === ':' ? colon + 1 : { offset: colon, expected: ':' };
}

function unquote(quoted: string): string {
  const key: unknown = JSON.parse(quoted);
  return String(key);
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\n' || text[next] === '\r' || text[next] === '\t') next += 1;
  return next;
}

function endOfScalar(text: string, at: number): number | undefined {
  if (text[at] === '"') return endOfString(text, at);
  numberOrWord.lastIndex = at;
  return numberOrWord.exec(text) === null ? undefined : numberOrWord.lastIndex;
}

/** By hand: a pattern with a choice inside a repetition runs out of stack on a string of megabytes. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit < firstPrintable) return undefined;
    if (unit !== backslash) continue;
    escape.lastIndex = at + 1;
    if (escape.exec(text) === null) return undefined;
    at = escape.lastIndex - 1;
  }
  return undefined;
}

const quote = 0x22;
const backslash = 0x5c;
/** Control characters below it must be escaped (RFC 8259 section 7). */
const firstPrintable = 0x20;
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
/** RFC 8259 sections 3 and 6. */
const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
