import { geoJsonFormat } from '../geojson/index.ts';
import { openAirFormat } from '../openair/index.ts';
import type { AreaFormat } from '../reader/index.ts';

/** Every format that areas are read from. */
export const areaFormats: readonly AreaFormat[] = [openAirFormat, geoJsonFormat];

/**
 * The format of an area file by its first bytes (at most 64 KiB, decompressed); undefined where none is more likely
 * than not. The surest wins, the order of the list decides between equals.
 */
export function recogniseAreas(head: Uint8Array, fileName: string): AreaFormat | undefined {
  let best: AreaFormat | undefined;
  let surest = 0.5;
  for (const format of areaFormats) {
    const sureness = format.sniff(head, fileName);
    if (sureness > surest) {
      best = format;
      surest = sureness;
    }
  }
  return best;
}
