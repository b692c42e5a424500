import { styleText } from 'node:util';

/** One line that tells how far a long command has come. Written only where a person can see it come and go. */
export interface Progress {
  /** Shows `text` at most ten times a second. */
  show(text: () => string): void;
  /** Removes the line. */
  clear(): void;
}

const LEAST_INTERVAL_MS = 100;
/** Work that is done sooner than this shows nothing. */
const PATIENCE_MS = 400;

export function createProgress(enabled: boolean): Progress {
  const stream = process.stderr;
  if (!enabled || !stream.isTTY) return { show: () => {}, clear: () => {} };
  let lastMs = performance.now() + PATIENCE_MS;
  let shown = false;
  return {
    show(text) {
      const nowMs = performance.now();
      if (nowMs - lastMs < LEAST_INTERVAL_MS) return;
      lastMs = nowMs;
      shown = true;
      stream.write(`\r\x1b[2K${styleText('dim', text().slice(0, (stream.columns || 80) - 1))}`);
    },
    clear() {
      if (shown) stream.write('\r\x1b[2K');
      shown = false;
    },
  };
}
