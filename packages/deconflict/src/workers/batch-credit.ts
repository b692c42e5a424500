/**
 * How many batches a reading thread may still send before somebody takes one. It lies in memory that both threads
 * share, so that a reader can pause in the middle of a file, however much of it has already been decompressed.
 */
export class BatchCredit {
  /** The memory to hand to the other thread. */
  readonly shared: SharedArrayBuffer;
  readonly #left: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#left = new Int32Array(shared);
  }

  static of(batches: number): BatchCredit {
    const credit = new BatchCredit(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    Atomics.store(credit.#left, 0, batches);
    return credit;
  }

  /** Takes the right to send one batch; blocks the calling thread until there is one. Only one thread may take. */
  take(): void {
    while (Atomics.load(this.#left, 0) === 0) Atomics.wait(this.#left, 0, 0);
    Atomics.sub(this.#left, 0, 1);
  }

  /** One batch has been dealt with. */
  give(): void {
    Atomics.add(this.#left, 0, 1);
    Atomics.notify(this.#left, 0);
  }
}
