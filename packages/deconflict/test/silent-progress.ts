import type { Progress } from '../src/terminal/progress.ts';

/** Shows nothing. */
export const silent: Progress = { show: () => {}, clear: () => {} };
