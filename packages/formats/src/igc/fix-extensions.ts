/** Where a value stands in a B record: bytes from `start` up to `end`, counted from 0. Both 0 where it is not there. */
export interface ExtensionField {
  readonly start: number;
  readonly end: number;
}

/** The extensions of the B record that say something about the position. */
export interface FixExtensions {
  /** FXA: the error of the fix, metres, "normally to a 2-sigma (95.45%) probability" (appendix A 5, "fix accuracy"). */
  readonly accuracy: ExtensionField;
  /** LAD: further decimals of the minute of latitude. */
  readonly latitudeDecimals: ExtensionField;
  /** LOD: further decimals of the minute of longitude. */
  readonly longitudeDecimals: ExtensionField;
  /** TDS: decimals of the second. */
  readonly timeDecimals: ExtensionField;
}

export const noExtensions: FixExtensions = {
  accuracy: { start: 0, end: 0 },
  latitudeDecimals: { start: 0, end: 0 },
  longitudeDecimals: { start: 0, end: 0 },
  timeDecimals: { start: 0, end: 0 },
};

/**
 * The I record (appendix A 3.4): how many, then for each its first and last byte, counted from 1 with the B, and
 * three letters. Undefined where it is not of that form; extensions that overlap the basic 35 bytes are left out.
 */
export function parseExtensions(text: string): FixExtensions | undefined {
  const match = /^I\d\d((?:\d{4}[A-Z0-9]{3})*)\s*$/i.exec(text);
  if (!match) return undefined;
  const fields = new Map<string, ExtensionField>();
  for (const [, first, last, code] of (match[1] ?? '').matchAll(/(\d\d)(\d\d)([A-Z0-9]{3})/gi)) {
    const field = { start: Number(first) - 1, end: Number(last) };
    const isUsable = field.start >= basicFixBytes && field.end > field.start;
    if (isUsable && code !== undefined) fields.set(code.toUpperCase(), field);
  }
  const absent = { start: 0, end: 0 };
  return {
    accuracy: fields.get('FXA') ?? absent,
    latitudeDecimals: fields.get('LAD') ?? absent,
    longitudeDecimals: fields.get('LOD') ?? absent,
    timeDecimals: fields.get('TDS') ?? absent,
  };
}

/** Length of a B record without extensions (appendix A 4.1). */
export const basicFixBytes = 35;
