import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Agreement } from '@deconflict/engine/agreement';
import { DeconflictError, severityOf } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { readAgreement } from '@deconflict/formats/agreement';
import type { AreaFileLoad } from '@deconflict/formats/agreement';
import { recogniseAreas, refusedAreaFormat } from '@deconflict/formats/recognise-areas';
import type { InputFile } from '../report/report-model.ts';
import { describeKindFault, describeReadFault } from './find-inputs.ts';
import { isGzip } from './read-input.ts';

/** An agreement with the files it was made from. */
export interface LoadedAgreement {
  readonly agreement: Agreement;
  readonly file: InputFile;
  readonly areaFiles: readonly InputFile[];
  /** Warnings and notes; errors have been thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an agreement and the area files it names. Throws with every error of all of them. */
export function loadAgreement(path: string): LoadedAgreement {
  const bytes = readWhole(path, path);
  if ('fault' in bytes) throw new DeconflictError([bytes.fault]);
  const areaFiles: InputFile[] = [];
  const { agreement, diagnostics } = readAgreement(bytes.content, path, (relativePath) =>
    loadAreaFile(join(dirname(path), relativePath), relativePath, areaFiles),
  );
  const [first, ...rest] = diagnostics.filter((diagnostic) => severityOf(diagnostic) === 'error');
  if (first !== undefined) {
    throw new DeconflictError([first, ...rest], { sourceText: new TextDecoder().decode(bytes.content) });
  }
  if (agreement === undefined) throw new TypeError('an agreement without an error could not be read');
  return { agreement, file: describeFile(path, 'agreement', bytes.onDisk), areaFiles, diagnostics };
}

function loadAreaFile(path: string, relativePath: string, areaFiles: InputFile[]): AreaFileLoad {
  const bytes = readWhole(path, relativePath);
  if ('fault' in bytes) return bytes;
  const head = bytes.content.subarray(0, HEAD_BYTES);
  const format = recogniseAreas(head, relativePath);
  if (format === undefined)
    return { fault: refusedAreaFormat(head, relativePath) ?? unknownAreas(relativePath) };
  const { areas, diagnostics, totals } = format.readAreas(bytes.content, basename(path));
  areaFiles.push({
    ...describeFile(path, format.id, bytes.onDisk),
    records: {
      read: totals.read,
      repaired: totals.repaired,
      withoutPosition: totals.withoutPosition,
      skipped: Object.values(totals.skipped).reduce((sum, count) => sum + count, 0),
    },
  });
  return { areas, diagnostics };
}

const HEAD_BYTES = 64 * 1024;
/** Area files are read whole; nobody publishes larger ones. */
const LARGEST_BYTES = 256 * 1024 * 1024;

type WholeFile =
  | { readonly onDisk: Uint8Array; readonly content: Uint8Array }
  | { readonly fault: Diagnostic };

function readWhole(path: string, shownAs: string): WholeFile {
  let onDisk: Uint8Array;
  try {
    const kind = statSync(path);
    if (!kind.isFile()) return { fault: describeKindFault(shownAs, kind, 'a file') };
    onDisk = readFileSync(path);
  } catch (cause) {
    return { fault: describeReadFault(shownAs, cause) };
  }
  if (!isGzip(onDisk)) return { onDisk, content: onDisk };
  try {
    return { onDisk, content: gunzipSync(onDisk, { maxOutputLength: LARGEST_BYTES }) };
  } catch {
    return {
      fault: {
        code: 'input-truncated-gzip',
        file: shownAs,
        got: 'damaged or overlong data',
        expected: 'a whole gzip stream with its checksum',
        action: 'nothing was read',
      },
    };
  }
}

function describeFile(path: string, format: string, onDisk: Uint8Array): InputFile {
  return {
    name: basename(path),
    format,
    bytes: onDisk.length,
    sha256: createHash('sha256').update(onDisk).digest('hex'),
  };
}

function unknownAreas(file: string): Diagnostic {
  return {
    code: 'input-unknown-format',
    file,
    got: 'content that is neither',
    expected: 'OpenAir or GeoJSON',
    action: 'nothing was read',
  };
}
