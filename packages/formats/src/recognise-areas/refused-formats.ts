import type { Diagnostic } from '@deconflict/engine/errors';
import { decodeHead, otherAirspaceFormat } from '../area-file/index.ts';

/**
 * What to say about a file that holds airspace in a format that is known and not read; undefined where it is none of
 * those. For files that `recogniseAreas` does not take.
 */
export function refusedAreaFormat(head: Uint8Array, fileName: string): Diagnostic | undefined {
  const format = otherAirspaceFormat(decodeHead(head.subarray(0, 65_536)));
  if (format === undefined) return undefined;
  return {
    code: 'area-file-other-format',
    file: fileName,
    got: format,
    expected: 'OpenAir or GeoJSON',
    action: 'nothing read',
  };
}
