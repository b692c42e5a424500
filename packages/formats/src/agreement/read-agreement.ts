import type { Agreement } from '@deconflict/engine/agreement';
import type { Diagnostic } from '@deconflict/engine/errors';
import { resolveAgreement } from './agreement-resolution.ts';
import { agreementShape } from './agreement-shape.ts';
import type { AreaFileLoader } from './area-resolution.ts';
import { FaultList } from './fault-list.ts';
import { SourceText } from './source-text.ts';
import { readSourceTree } from './source-tree.ts';
import { decodeUtf8 } from './utf8-text.ts';

/** What came of an agreement file. */
export interface AgreementFile {
  /** Absent where the file or an area file that it needs is at fault. */
  readonly agreement?: Agreement;
  /** Everything found wrong with the agreement, by place, then with its area files. Empty: nothing. */
  readonly diagnostics: readonly Diagnostic[];
  /** Area files that were asked for, relative to the agreement, in the order of their first use. */
  readonly areaFiles: readonly string[];
}

/** 256 KiB: some five thousand lines. An agreement is read by people; shapes of many points belong in area files. */
export const mostAgreementBytes = 262_144;

/**
 * Reads an agreement file (YAML 1.2, of which JSON is a part; docs/reference/agreement.md). All faults are found in
 * one run. It does no I/O: `loadAreaFile` is asked for the area files that the agreement names. Never throws for bad
 * data.
 */
export function readAgreement(
  bytes: Uint8Array,
  fileName: string,
  loadAreaFile: AreaFileLoader,
): AgreementFile {
  if (bytes.length > mostAgreementBytes) {
    const got = `${bytes.length} bytes`;
    const expected = `at most ${mostAgreementBytes}`;
    return withoutAgreement([{ code: 'agreement-too-large', file: fileName, got, expected, action: '' }]);
  }
  const decoded = decodeUtf8(bytes);
  const source = new SourceText('text' in decoded ? decoded.text : decoded.textBefore);
  const faults = new FaultList(fileName, source);
  if (!('text' in decoded)) {
    const byte = bytes[decoded.invalidAt]!.toString(16).toUpperCase().padStart(2, '0');
    const end = source.text.length;
    faults.add('agreement-not-utf8', { start: end, end: end + 1 }, `the byte ${byte}`, 'UTF-8');
    return withoutAgreement(faults.sorted());
  }
  if (source.text.trim() === '') {
    return withoutAgreement([{ code: 'input-empty', file: fileName, got: '', expected: '', action: '' }]);
  }
  const tree = readSourceTree(source.text, faults);
  const read = tree && agreementShape.read(tree, faults);
  if (!read) return withoutAgreement(faults.sorted());
  const { agreement, areas } = resolveAgreement(read, loadAreaFile, faults);
  const diagnostics = [...faults.sorted(), ...areas.diagnostics];
  return { ...(agreement && { agreement }), diagnostics, areaFiles: areas.areaFiles };
}

function withoutAgreement(diagnostics: readonly Diagnostic[]): AgreementFile {
  return { diagnostics, areaFiles: [] };
}
