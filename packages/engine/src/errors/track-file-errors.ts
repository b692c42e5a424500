/** Faults in track files. */
export const trackFileErrors = {} as const;
