/**
 * Positions 0, 1, 2, ... of a list, each given to one of several threads. It lies in memory that they share: a thread
 * takes its next file without asking anybody, and which file a thread had is known even after it has died.
 */
export class FileQueue {
  /** The memory to hand to the other threads. */
  readonly shared: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#cells = new Int32Array(shared);
  }

  static of(files: number, takers: number): FileQueue {
    const cells = FIRST_TAKER + takers;
    const queue = new FileQueue(new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT));
    queue.#cells[COUNT] = files;
    queue.#cells.fill(NOTHING, FIRST_TAKER);
    return queue;
  }

  /** The next position, or undefined where all have been taken. */
  take(taker: number): number | undefined {
    const position = Atomics.add(this.#cells, NEXT, 1);
    if (position >= this.#cells[COUNT]!) return undefined;
    Atomics.store(this.#cells, FIRST_TAKER + taker, position);
    return position;
  }

  /** The position that a taker took last, if it took any. */
  lastTakenBy(taker: number): number | undefined {
    const position = Atomics.load(this.#cells, FIRST_TAKER + taker);
    return position === NOTHING ? undefined : position;
  }
}

const NEXT = 0;
const COUNT = 1;
const FIRST_TAKER = 2;
const NOTHING = -1;
