/**
 * A gzip file (RFC 1952) of these bytes. The program's own, small DEFLATE (RFC 1951): what zlib makes of the same bytes
 * depends on its version and on the processor, and a committed file must be the same everywhere.
 *
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function gzip(bytes) {
  const output = new BitWriter();
  // Magic, method 8, no flags, no time, no extra flags, operating system unknown.
  for (const byte of [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]) output.bits(byte, 8);
  for (let from = 0; from < bytes.length || from === 0; from += BLOCK) {
    const until = Math.min(from + BLOCK, bytes.length);
    writeBlock(output, symbolsOf(bytes, from, until), until === bytes.length);
  }
  output.align();
  for (const word of [crc32(bytes), bytes.length >>> 0]) {
    for (let shift = 0; shift < 32; shift += 8) output.bits((word >>> shift) & 0xff, 8);
  }
  return output.take();
}

const BLOCK = 1 << 18;
const WINDOW = 32_768;
const LONGEST_MATCH = 258;
const CHAIN = 64;

/** Literals as 0..255, matches as { length, distance }, with the window reaching back over earlier blocks. */
function symbolsOf(bytes, from, until) {
  const symbols = [];
  const newest = new Map();
  const older = new Int32Array(until).fill(-1);
  const enter = (at) => {
    if (at + 3 > until) return;
    const hash = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    older[at] = newest.get(hash) ?? -1;
    newest.set(hash, at);
  };
  for (let at = Math.max(0, from - WINDOW); at < from; at += 1) enter(at);
  let at = from;
  while (at < until) {
    const match = longestMatch(bytes, at, until, newest, older);
    const length = match ? match.length : 1;
    symbols.push(match ?? bytes[at]);
    for (const end = at + length; at < end; at += 1) enter(at);
  }
  symbols.push(END_OF_BLOCK);
  return symbols;
}

const END_OF_BLOCK = 256;

function longestMatch(bytes, at, until, newest, older) {
  if (at + 3 > until) return undefined;
  const most = Math.min(LONGEST_MATCH, until - at);
  let best;
  let earlier = newest.get((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]) ?? -1;
  for (let tries = 0; tries < CHAIN && earlier >= 0 && at - earlier <= WINDOW; tries += 1) {
    let length = 3;
    while (length < most && bytes[earlier + length] === bytes[at + length]) length += 1;
    // Three bytes from far away cost more than they save.
    const isWorth = length > 3 || at - earlier <= 4096;
    if (isWorth && length > (best?.length ?? 0)) best = { length, distance: at - earlier };
    if (length === most) break;
    earlier = older[earlier];
  }
  return best;
}

/** One block with Huffman codes of its own (RFC 1951, 3.2.7). */
function writeBlock(output, symbols, isLast) {
  const literalCounts = new Array(286).fill(0);
  const distanceCounts = new Array(30).fill(0);
  for (const symbol of symbols) {
    if (typeof symbol === 'number') literalCounts[symbol] += 1;
    else {
      literalCounts[257 + bandOf(lengthBands, symbol.length)] += 1;
      distanceCounts[bandOf(distanceBands, symbol.distance)] += 1;
    }
  }
  // A code needs two members to have any length at all.
  for (const counts of [literalCounts, distanceCounts]) {
    counts[0] += 1;
    counts[1] += 1;
  }
  const literalLengths = codeLengths(literalCounts, 15);
  const distanceLengths = codeLengths(distanceCounts, 15);

  output.bits(isLast ? 1 : 0, 1);
  output.bits(2, 2);
  writeCodeLengths(output, literalLengths, distanceLengths);
  const literalCodes = canonicalCodes(literalLengths);
  const distanceCodes = canonicalCodes(distanceLengths);
  for (const symbol of symbols) {
    if (typeof symbol === 'number') {
      output.bits(literalCodes[symbol], literalLengths[symbol]);
      continue;
    }
    const length = bandOf(lengthBands, symbol.length);
    output.bits(literalCodes[257 + length], literalLengths[257 + length]);
    output.bits(symbol.length - lengthBands[length].from, lengthBands[length].extra);
    const distance = bandOf(distanceBands, symbol.distance);
    output.bits(distanceCodes[distance], distanceLengths[distance]);
    output.bits(symbol.distance - distanceBands[distance].from, distanceBands[distance].extra);
  }
}

function writeCodeLengths(output, literalLengths, distanceLengths) {
  const lengths = [...literalLengths, ...distanceLengths];
  const counts = new Array(19).fill(0);
  for (const length of lengths) counts[length] += 1;
  const metaLengths = codeLengths(counts, 7);
  const metaCodes = canonicalCodes(metaLengths);
  output.bits(literalLengths.length - 257, 5);
  output.bits(distanceLengths.length - 1, 5);
  output.bits(META_ORDER.length - 4, 4);
  for (const symbol of META_ORDER) output.bits(metaLengths[symbol], 3);
  for (const length of lengths) output.bits(metaCodes[length], metaLengths[length]);
}

const META_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Bands of match lengths and distances with their extra bits (RFC 1951, 3.2.5). */
const lengthBands = bands(
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
  3,
);
lengthBands.push({ from: LONGEST_MATCH, extra: 0 });
const distanceBands = bands(
  [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
  1,
);

function bands(extras, first) {
  let from = first;
  return extras.map((extra) => {
    const band = { from, extra };
    from += 1 << extra;
    return band;
  });
}

function bandOf(table, value) {
  let band = table.length - 1;
  while (table[band].from > value) band -= 1;
  return band;
}

/**
 * Huffman code lengths of at most `limit` bits. Where the plain code grows longer, the counts are halved until it fits:
 * a little larger than the best code, and simple.
 */
function codeLengths(counts, limit) {
  let weights = [...counts];
  for (;;) {
    const lengths = plainCodeLengths(weights);
    if (Math.max(...lengths) <= limit) return lengths;
    weights = weights.map((weight) => (weight > 0 ? (weight + 1) >> 1 : 0));
  }
}

function plainCodeLengths(weights) {
  const lengths = weights.map(() => 0);
  let nodes = weights.flatMap((weight, symbol) => (weight > 0 ? [{ weight, symbols: [symbol] }] : []));
  while (nodes.length > 1) {
    // Array sort keeps the order of equals, so ties fall the same way everywhere.
    nodes = nodes.sort((a, b) => a.weight - b.weight);
    const [first, second, ...rest] = nodes;
    const symbols = [...first.symbols, ...second.symbols];
    for (const symbol of symbols) lengths[symbol] += 1;
    nodes = [...rest, { weight: first.weight + second.weight, symbols }];
  }
  return lengths;
}

/** RFC 1951, 3.2.2; reversed, because codes go into the stream from their highest bit. */
function canonicalCodes(lengths) {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let length = 1; length <= 15; length += 1) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue;
      let reversed = 0;
      for (let bit = 0; bit < length; bit += 1) reversed |= ((code >>> bit) & 1) << (length - 1 - bit);
      codes[symbol] = reversed;
      code += 1;
    }
    code <<= 1;
  }
  return codes;
}

class BitWriter {
  #bytes = [];
  #held = 0;
  #count = 0;

  bits(value, count) {
    this.#held |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#bytes.push(this.#held & 0xff);
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  align() {
    if (this.#count > 0) this.bits(0, 8 - this.#count);
  }

  take() {
    return Uint8Array.from(this.#bytes);
  }
}

/** The checksum of RFC 1952, section 8. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
