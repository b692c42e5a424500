/** A file's text and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

/**
 * The text of a file: UTF-16 where it says so by its byte order mark, UTF-8 where the bytes are that, else
 * Windows-1252, which is what most airspace editors write and which gives every byte a meaning.
 *
 * A byte order mark is left off. Written by hand because TextDecoder is no part of ECMAScript.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeUtf16(bytes, 0), encoding: 'utf-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeUtf16(bytes, 1), encoding: 'utf-16' };
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = decodeUtf8(bytes, start);
  if (text !== undefined) return { text, encoding: 'utf-8' };
  return { text: decodeWindows1252(bytes, start), encoding: 'windows-1252' };
}

/**
 * The text of the first bytes of a file, whose last character may have been cut in two. For recognition only.
 */
export function decodeHead(head: Uint8Array): string {
  let end = head.length;
  // At most three bytes of a character that was cut: drop its continuation bytes and its first byte.
  for (let dropped = 0; dropped < 3 && end > 0 && ((head[end - 1] ?? 0) & 0xc0) === 0x80; dropped += 1)
    end -= 1;
  if (end > 0 && (head[end - 1] ?? 0) >= 0xc0) end -= 1;
  return decodeText(head.subarray(0, end)).text;
}

/** The text, or undefined where the bytes are not UTF-8 (RFC 3629 section 3: no overlong forms, no surrogates). */
function decodeUtf8(bytes: Uint8Array, start: number): string | undefined {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = start; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[length] = first;
      length += 1;
      at += 1;
      continue;
    }
    const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + size > bytes.length) return undefined;
    let point = first & (0xff >> (size + 1));
    for (let next = at + 1; next < at + size; next += 1) {
      const byte = bytes[next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return undefined;
      point = point * 64 + (byte & 0x3f);
    }
    const least = size === 4 ? 0x1_0000 : size === 3 ? 0x800 : 0x80;
    if (point < least || point > 0x10_ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    if (point < 0x1_0000) {
      units[length] = point;
      length += 1;
    } else {
      units[length] = 0xd800 + ((point - 0x1_0000) >> 10);
      units[length + 1] = 0xdc00 + ((point - 0x1_0000) & 0x3ff);
      length += 2;
    }
    at += size;
  }
  return textOfUnits(units.subarray(0, length));
}

function decodeUtf16(bytes: Uint8Array, lowByte: 0 | 1): string {
  const units = new Uint16Array(Math.floor(bytes.length / 2) - 1);
  for (let index = 0; index < units.length; index += 1) {
    const at = 2 + 2 * index;
    units[index] = (bytes[at + lowByte] ?? 0) + 256 * (bytes[at + 1 - lowByte] ?? 0);
  }
  return textOfUnits(units);
}

function decodeWindows1252(bytes: Uint8Array, start: number): string {
  const units = new Uint16Array(bytes.length - start);
  for (let index = 0; index < units.length; index += 1) {
    const byte = bytes[start + index] ?? 0;
    units[index] = byte >= 0x80 && byte < 0xa0 ? (windows1252From80[byte - 0x80] ?? byte) : byte;
  }
  return textOfUnits(units);
}

/** As many units at once as every engine takes for arguments. */
const unitsAtOnce = 8192;

function textOfUnits(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < units.length; from += unitsAtOnce) {
    pieces.push(String.fromCharCode(...units.subarray(from, from + unitsAtOnce)));
  }
  return pieces.join('');
}

/** Bytes 80 to 9F of Windows-1252; the five that it leaves open stay control characters, as browsers have it. */
const windows1252From80: readonly number[] = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];
