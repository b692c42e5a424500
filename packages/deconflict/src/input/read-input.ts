import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Diagnostic } from '@deconflict/engine/errors';
import { describeReadFault } from './find-inputs.ts';

/** What is known of an input once all its bytes have passed. */
export interface InputDigest {
  /** Bytes on disk, compressed where the file is. */
  readonly bytes: number;
  /** SHA-256 of those bytes, hexadecimal. */
  readonly sha256: string;
  /** Why reading ended early, if it did. */
  readonly fault?: Diagnostic;
}

/**
 * Passes the bytes of a file on, decompressed where it is gzipped (told by its first bytes, never by its name), and
 * digests the file as it lies on disk. Damage ends the reading: what came before it has been passed on. What `onBytes`
 * throws is no fault of the file and rejects.
 */
export async function readInput(
  path: string,
  onBytes: (bytes: Uint8Array, bytesOnDisk: number) => void,
): Promise<InputDigest> {
  const hash = createHash('sha256');
  let bytesOnDisk = 0;
  let diskFault: Diagnostic | undefined;
  const onDisk = async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
        const bytes = chunk as Buffer;
        hash.update(bytes);
        bytesOnDisk += bytes.length;
        yield bytes;
      }
    } catch (cause) {
      diskFault = describeReadFault(path, cause);
    }
  };
  let contentFault: Diagnostic | undefined;
  const source = onDisk();
  const first = await source.next();
  if (first.done === true) {
    contentFault = emptyFault(path);
  } else if (isGzip(first.value)) {
    contentFault = await gunzip(path, first.value, source, (bytes) => onBytes(bytes, bytesOnDisk));
  } else {
    onBytes(first.value, bytesOnDisk);
    for await (const bytes of source) onBytes(bytes, bytesOnDisk);
  }
  const fault = diskFault ?? contentFault;
  return { bytes: bytesOnDisk, sha256: hash.digest('hex'), ...(fault && { fault }) };
}

const CHUNK_BYTES = 256 * 1024;

/** RFC 1952 section 2.3.1: ID1, ID2 and the only compression method in use. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

async function gunzip(
  path: string,
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  onBytes: (bytes: Uint8Array) => void,
): Promise<Diagnostic | undefined> {
  const decompressor = createGunzip({ chunkSize: CHUNK_BYTES });
  let fault: Diagnostic | undefined;
  let passedOn = 0;
  const ended = new Promise<void>((resolve, reject) => {
    decompressor.on('data', (bytes: Buffer) => {
      passedOn += bytes.length;
      try {
        onBytes(bytes);
      } catch (cause) {
        decompressor.destroy();
        reject(cause);
      }
    });
    decompressor.on('end', resolve);
    decompressor.on('error', (cause: Error) => {
      fault = {
        code: 'input-truncated-gzip',
        file: path,
        got: gzipWords(cause),
        expected: 'a whole gzip stream with its checksum',
        action: `the ${passedOn} bytes before the damage were read`,
      };
      resolve();
    });
  });
  // After damage the stream calls nobody back, so its end is waited for as well.
  const write = async (bytes: Buffer): Promise<void> => {
    await Promise.race([new Promise<void>((resolve) => decompressor.write(bytes, () => resolve())), ended]);
  };
  await write(first);
  // The rest is read even after damage, so that the digest covers the whole file.
  for await (const bytes of rest) if (fault === undefined) await write(bytes);
  if (fault === undefined) decompressor.end();
  await ended;
  return fault;
}

function gzipWords(cause: Error): string {
  if (/unexpected end/.test(cause.message)) return 'the end of the file in the middle of the stream';
  return `damaged data (${cause.message})`;
}

function emptyFault(path: string): Diagnostic {
  return {
    code: 'input-empty',
    file: path,
    got: '0 bytes',
    expected: 'track or area records',
    action: 'nothing was read',
  };
}
