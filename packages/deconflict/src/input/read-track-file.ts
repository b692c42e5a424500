import { basename } from 'node:path';
import type { Diagnostic } from '@deconflict/engine/errors';
import { agreementFormat } from '@deconflict/formats/agreement';
import { recogniseAreas, refusedAreaFormat } from '@deconflict/formats/recognise-areas';
import { recogniseTracks } from '@deconflict/formats/recognise';
import type { RecordTotals, TrackFormat, TrackReader, TrackSink } from '@deconflict/formats/reader';
import { readInput } from './read-input.ts';

/** What a track file was, once read. Plain data: it may go from thread to thread. */
export interface TrackFileReading {
  readonly name: string;
  readonly format?: Pick<TrackFormat, 'id' | 'name'>;
  readonly bytes: number;
  readonly sha256: string;
  readonly totals: RecordTotals;
  /** Why nothing or not everything could be read, if so. */
  readonly fault?: Diagnostic;
}

/** Reads one file of any supported track format, told by its content, into a sink. */
export async function readTrackFile(
  path: string,
  sink: TrackSink,
  onProgress: (bytesOnDisk: number) => void = () => {},
): Promise<TrackFileReading> {
  const name = basename(path);
  const opening = new Opening(name, sink);
  const digest = await readInput(path, (bytes, bytesOnDisk) => {
    opening.push(bytes);
    onProgress(bytesOnDisk);
  });
  const totals = opening.end();
  const fault =
    digest.fault ?? (opening.format === undefined ? unknownFormat(path, opening.head) : undefined);
  return {
    name,
    bytes: digest.bytes,
    sha256: digest.sha256,
    totals,
    ...(opening.format && { format: { id: opening.format.id, name: opening.format.name } }),
    ...(fault && { fault }),
  };
}

const HEAD_BYTES = 64 * 1024;

/** Holds back the first bytes of a file until they suffice to recognise it. */
class Opening {
  readonly #name: string;
  readonly #sink: TrackSink;
  #head = new Uint8Array(0);
  #decided = false;
  #reader: TrackReader | undefined;
  format: TrackFormat | undefined;

  constructor(name: string, sink: TrackSink) {
    this.#name = name;
    this.#sink = sink;
  }

  /** The first bytes, as far as they were needed. */
  get head(): Uint8Array {
    return this.#head;
  }

  push(bytes: Uint8Array): void {
    if (this.#decided) {
      this.#reader?.push(bytes);
      return;
    }
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    this.#head = head;
    if (head.length >= HEAD_BYTES) this.#decide();
  }

  end(): RecordTotals {
    if (!this.#decided) this.#decide();
    return this.#reader?.end() ?? nothingRead;
  }

  #decide(): void {
    this.#decided = true;
    const all = this.#head;
    this.#head = all.slice(0, HEAD_BYTES);
    this.format = recogniseTracks(this.#head, this.#name)?.format;
    this.#reader = this.format?.createReader(this.#name, this.#sink);
    this.#reader?.push(all);
  }
}

const nothingRead: RecordTotals = { read: 0, repaired: 0, withoutPosition: 0, skipped: {} };

function unknownFormat(path: string, head: Uint8Array): Diagnostic {
  return {
    code: 'input-unknown-format',
    file: path,
    line: 1,
    column: 1,
    got: otherKind(head, basename(path)) ?? describeHead(head),
    expected: 'IGC, readsb or tar1090 JSON, OpenSky JSON or CSV, SBS-1, GPX',
    action: 'nothing was read',
  };
}

/** A file of another kind that is known, given as a track. */
function otherKind(head: Uint8Array, name: string): string | undefined {
  const areas = recogniseAreas(head, name)?.name ?? refusedAreaFormat(head, name)?.got;
  if (areas !== undefined) return `an airspace file (${areas})`;
  if (agreementFormat.sniff(head, name) >= 0.5) return 'an agreement';
  return undefined;
}

function describeHead(head: Uint8Array): string {
  const start = head.subarray(0, 24);
  const isText = start.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  if (isText) return JSON.stringify(new TextDecoder().decode(start).replaceAll(/\s+/g, ' '));
  const hex = [...start.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `binary data beginning ${hex}`;
}
