/**
 * How many threads read track files. As asked, or one a core up to {@link MOST_READERS} unless there is too little
 * to read for the start of a thread to pay; never more than files, since one file is read by one thread.
 *
 * @param sizes bytes of each file on disk
 * @param cores threads that this machine runs at once
 */
export function chooseReaders(asked: number | undefined, sizes: readonly number[], cores: number): number {
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = asked ?? (totalBytes < WORTHWHILE_BYTES ? 1 : Math.min(cores, MOST_READERS));
  return Math.max(1, Math.min(wanted, sizes.length));
}

/** Below this the readers take longer to start than they save; measured in docs/decisions. */
const WORTHWHILE_BYTES = 8_000_000;

/** What one thread can take in from others: it keeps up with about this many. */
const MOST_READERS = 4;
