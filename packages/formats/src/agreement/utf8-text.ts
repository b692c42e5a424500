/** Bytes as text, or where they stop being UTF-8. */
export type Utf8Text =
  | { readonly text: string }
  | { readonly invalidAt: number; readonly textBefore: string };

/** Decodes UTF-8 (RFC 3629 section 3), strictly; a byte order mark at the beginning is left out. */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  const pieces: string[] = [];
  let codes: number[] = [];
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const flush = (): void => {
    pieces.push(String.fromCodePoint(...codes));
    codes = [];
  };
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : 4;
    const code = length === 1 ? lead : sequenceAt(bytes, at, length, lead);
    if (code === undefined) {
      flush();
      return { invalidAt: at, textBefore: pieces.join('') };
    }
    codes.push(code);
    if (codes.length === 4096) flush();
    at += length;
  }
  flush();
  return { text: pieces.join('') };
}

/** Code point of a sequence of 2 to 4 bytes. Longer forms than needed, surrogates and numbers above 10FFFF are refused. */
function sequenceAt(bytes: Uint8Array, at: number, length: number, lead: number): number | undefined {
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  let code = lead & (0x7f >> length);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined;
    code = code * 64 + (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least || code > 0x10ffff || surrogate ? undefined : code;
}
