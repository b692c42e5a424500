import type { Area } from '@deconflict/engine/airspace';
import type { Diagnostic } from '@deconflict/engine/errors';
import type { FormatDescriptor, RecordTotals } from './track-reader.ts';

/** What an area file held. Area files are small: they are read whole. */
export interface AreaFile {
  readonly areas: readonly Area[];
  readonly totals: RecordTotals;
  readonly diagnostics: readonly Diagnostic[];
}

export interface AreaFormat extends FormatDescriptor {
  readonly holds: 'areas';
  /** Never throws for bad data. */
  readAreas(bytes: Uint8Array, fileName: string): AreaFile;
}
