/** Faults in the agreement file. */
export const agreementErrors = {} as const;
