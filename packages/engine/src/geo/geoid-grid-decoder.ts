/** Rows of the grid, from 90 N to 90 S, and columns, from 0 E eastwards; both every 15 minutes. */
export const GEOID_ROWS = 721;
export const GEOID_COLUMNS = 1440;

/**
 * Unpacks the geoid grid: heights in centimetres, row by row. Integers only, without loss.
 *
 * Each height is predicted from its decoded neighbours; the difference, folded so that 0, -1, 1, -2, 2 ... become
 * 0, 1, 2, 3, 4 ..., is written as a Rice code (R. F. Rice, JPL 79-22): as many zeros as the quotient says, a one,
 * then `shift` low bits. The shift follows the mean of the recent symbols. Twenty-four zeros announce the
 * symbol itself in 18 bits. Six bits a character, most significant first, in the alphabet of base64 (RFC 4648).
 */
export function decodeGeoidGrid(packed: string): Int16Array {
  const heightsCm = new Int16Array(GEOID_ROWS * GEOID_COLUMNS);
  const reader = new BitReader(packed);
  let sum = 8;
  let count = 1;
  for (let row = 0; row < GEOID_ROWS; row += 1) {
    for (let column = 0; column < GEOID_COLUMNS; column += 1) {
      let shift = 0;
      while (count << (shift + 1) <= sum) shift += 1;
      const symbol = reader.readSymbol(shift);
      const difference = symbol & 1 ? -(symbol + 1) >> 1 : symbol >> 1;
      heightsCm[row * GEOID_COLUMNS + column] = predictHeightCm(heightsCm, row, column) + difference;
      sum += symbol;
      count += 1;
      if (count === 32) {
        sum >>= 1;
        count >>= 1;
      }
    }
  }
  return heightsCm;
}

/** Weights fitted once to this grid by least squares, in 1/256. Neighbours above wrap around the globe. */
function predictHeightCm(heightsCm: Int16Array, row: number, column: number): number {
  const here = row * GEOID_COLUMNS + column;
  const above = here - GEOID_COLUMNS;
  if (row === 0) return column === 0 ? 0 : heightsCm[here - 1]!;
  if (column === 0) return heightsCm[above]!;
  if (row === 1 || column === 1) return heightsCm[here - 1]! + heightsCm[above]! - heightsCm[above - 1]!;
  const top = above - GEOID_COLUMNS;
  const wrap = column === GEOID_COLUMNS - 1 ? GEOID_COLUMNS : 0;
  const weighted =
    420 * heightsCm[here - 1]! -
    176 * heightsCm[here - 2]! +
    148 * heightsCm[above - 2]! -
    341 * heightsCm[above - 1]! +
    94 * heightsCm[above]! +
    122 * heightsCm[above + 1 - wrap]! -
    9 * heightsCm[top - 1]! +
    110 * heightsCm[top]! -
    112 * heightsCm[top + 1 - wrap]!;
  return (weighted + 128) >> 8;
}

const LONGEST_UNARY = 24;
const BITS_OF_LONG_SYMBOL = 18;

class BitReader {
  readonly #packed: string;
  #next = 0;
  #bits = 0;
  #left = 0;

  constructor(packed: string) {
    this.#packed = packed;
  }

  readSymbol(shift: number): number {
    let quotient = 0;
    while (this.#readBit() === 0) {
      quotient += 1;
      if (quotient === LONGEST_UNARY) return this.#readBits(BITS_OF_LONG_SYMBOL);
    }
    return (quotient << shift) | this.#readBits(shift);
  }

  #readBits(length: number): number {
    let value = 0;
    for (let read = 0; read < length; read += 1) value = (value << 1) | this.#readBit();
    return value;
  }

  #readBit(): number {
    if (this.#left === 0) {
      this.#bits = valueOfDigit(this.#packed.charCodeAt(this.#next));
      this.#next += 1;
      this.#left = 6;
    }
    this.#left -= 1;
    return (this.#bits >> this.#left) & 1;
  }
}

/** RFC 4648 section 4. Past the end of the text the code is NaN and the digit 63: reading ends in any case. */
function valueOfDigit(code: number): number {
  if (code >= 97) return code - 71;
  if (code >= 65) return code - 65;
  if (code >= 48) return code + 4;
  return code === 43 ? 62 : 63;
}
