/**
 * Room for more pages than memory should hold. The engine writes and reads pages by their offset and knows nothing
 * of files; the program hands in a store on disk.
 */
export interface PageStore {
  /** Appends a copy of `page` and returns where it begins. */
  append(page: Uint8Array): number;
  /** Fills `into` from `offset`. */
  read(offset: number, into: Uint8Array): void;
  /** Frees everything. Nothing may be read afterwards. */
  close(): void;
}

/** A store that keeps its pages in memory: for browsers, tests and small inputs. */
export function createMemoryPageStore(): PageStore {
  const pages = new Map<number, Uint8Array>();
  let end = 0;
  return {
    append(page) {
      const offset = end;
      pages.set(offset, page.slice());
      end += page.length;
      return offset;
    },
    read(offset, into) {
      const page = pages.get(offset);
      if (page === undefined) throw new RangeError(`no page begins at offset ${offset}`);
      into.set(page.subarray(0, into.length));
    },
    close() {
      pages.clear();
    },
  };
}
