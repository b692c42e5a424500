/** Every byte from `start` up to `end` as the character of the same number (ISO 8859-1). */
export function readAscii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, end)));
  }
  return text;
}

/** UTF-8 from `start` up to `end`; bytes that are not UTF-8 become U+FFFD. */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string {
  return utf8.decode(bytes.subarray(start, end));
}

/** A decoder for text that comes in pieces. */
export function createTextDecoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): StreamDecoder {
  return new TextDecoder(encoding);
}

export interface StreamDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** What stood there, fit for a message: printable, in quotes, shortened to 60 characters. */
export function quoteText(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(shown).replaceAll(/[\u007F-\u009F]/g, '\uFFFD');
}

/** {@link quoteText} of bytes. */
export function quoteBytes(bytes: Uint8Array, start: number, end: number): string {
  return quoteText(readAscii(bytes, start, Math.min(end, start + 61)));
}

// Node and every browser have TextDecoder; the es2023 library has no type for it.
const { TextDecoder } = globalThis as unknown as {
  readonly TextDecoder: new (encoding: string, options?: { readonly ignoreBOM?: boolean }) => StreamDecoder;
};

const utf8 = new TextDecoder('utf-8');
