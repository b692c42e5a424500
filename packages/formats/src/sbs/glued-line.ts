/** A piece of a line: bytes from `start` up to `end`. */
export interface LinePiece {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes apart a line that holds more than one message. When a logger dies in the middle of a line, the next one is
 * written behind what is left of it, with or without the zeros or blanks that the file system filled in. Pieces are
 * in order; padding belongs to none.
 */
export function takeApart(bytes: Uint8Array, start: number, end: number): readonly LinePiece[] {
  const pieces: LinePiece[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (!beginsMessage(bytes, at, end)) continue;
    const isStart = bytes[at] === letterS;
    const first = isStart ? at : startOfCounter(bytes, from, at);
    if (!isStart && !hasMessage(bytes, from, first)) continue;
    const piece = trim(bytes, from, first);
    if (piece.end > piece.start) pieces.push(piece);
    from = first;
  }
  const last = trim(bytes, from, end);
  return last.end > last.start ? [...pieces, last] : pieces;
}

/** Whether START, begins here, or MSG, or MLAT,. */
function beginsMessage(bytes: Uint8Array, at: number, end: number): boolean {
  const byte = bytes[at];
  return (
    (byte === letterS && isAt(bytes, at, end, 'START,')) ||
    (byte === letterM && (isAt(bytes, at, end, 'MSG,') || isAt(bytes, at, end, 'MLAT,')))
  );
}

/** Whether a message begins between the two, so that the next one is another. */
function hasMessage(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (beginsMessage(bytes, at, to)) return true;
  return false;
}

/**
 * The count that a logger writes before a message belongs to it, if it is a field by itself. Glued to the field of
 * a message that was cut ("...,0,02936535519,MSG") nobody can tell where it begins; then it stays with that message.
 */
function startOfCounter(bytes: Uint8Array, from: number, at: number): number {
  if (bytes[at - 1] !== comma) return at;
  let first = at - 1;
  while (first > from && isDigit(bytes[first - 1] ?? 0)) first--;
  return first === from ? from : at;
}

function trim(bytes: Uint8Array, start: number, end: number): LinePiece {
  let first = start;
  let last = end;
  while (first < last && isPadding(bytes[first] ?? 0)) first++;
  while (last > first && isPadding(bytes[last - 1] ?? 0)) last--;
  return { start: first, end: last };
}

export function isAt(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

function isPadding(byte: number): boolean {
  return byte === 0 || byte === 0x20 || byte === 0x09;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

const comma = 0x2c;
const letterM = 0x4d;
const letterS = 0x53;
