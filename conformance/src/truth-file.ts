import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TruthRecord } from './truth-set.ts';

/** A table with a header line: column names and the rows as text. */
export interface TruthTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A file that may hold expected answers, read when asked. A name ending in .gz is unpacked. */
export class TruthFile {
  readonly path: string;
  private content: string | undefined;
  private parsed: readonly TruthRecord[] | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** The folder of the file, for sets whose cases lie in several files. */
  get folder(): string {
    return dirname(this.path);
  }

  text(): string {
    if (this.content === undefined) {
      const bytes = readFileSync(this.path);
      this.content = (this.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    }
    return this.content;
  }

  /** The records of a JSON-lines file or of a JSON array; none for anything else. */
  records(): readonly TruthRecord[] {
    this.parsed ??= parseRecords(this.text());
    return this.parsed;
  }

  /** The file as comma-separated values with a header; one without commas has no columns. */
  table(): TruthTable {
    const [header = '', ...lines] = this.text().split(/\r?\n/);
    if (!header.includes(',') || header.startsWith('{') || header.startsWith('['))
      return { columns: [], rows: [] };
    return {
      columns: header.split(','),
      rows: lines.filter((line) => line !== '').map((line) => line.split(',')),
    };
  }

  /** The rows of a file of numbers apart by blanks; none where anything else stands in it. */
  numberRows(): readonly (readonly number[])[] {
    const rows: number[][] = [];
    for (const line of this.text().split(/\r?\n/)) {
      if (line.trim() === '') continue;
      const row = line.trim().split(/\s+/).map(Number);
      if (row.some((value) => Number.isNaN(value))) return [];
      rows.push(row);
    }
    return rows;
  }
}

function parseRecords(text: string): readonly TruthRecord[] {
  const start = text.trimStart()[0];
  if (start === '[') return arrayOf(parseJson(text));
  if (start !== '{') return [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (parseJson(lines[0]!) === undefined) return [];
  return lines.flatMap((line) => {
    const record = parseJson(line);
    // A torn line must not vanish: it becomes a record that no judge can agree with, if its neighbours are cases.
    return isRecord(record)
      ? [record]
      : [{ ...lastKind(lines), id: `unreadable line: ${line.slice(0, 40)}` }];
  });
}

/** The fields that tell the kind, taken from the first line. */
function lastKind(lines: readonly string[]): TruthRecord {
  const first = parseJson(lines[0]!);
  return isRecord(first) && 'kind' in first ? { kind: first['kind'] } : {};
}

function arrayOf(value: unknown): readonly TruthRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is TruthRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
