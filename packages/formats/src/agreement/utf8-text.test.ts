import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from './utf8-text.ts';

describe('decodeUtf8', () => {
  test('reads what every editor writes, and leaves a byte order mark out', () => {
    const text = 'Al-Tanf é Ж 中 𝕏\n';
    expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ text });
    expect(decodeUtf8(new TextEncoder().encode(`\uFEFF${text}`))).toEqual({ text });
    expect(decodeUtf8(new Uint8Array())).toEqual({ text: '' });
  });

  test('reads more than one piece of text in a row', () => {
    const text = 'aé中𝕏'.repeat(20_000);
    expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ text });
  });

  test.each([
    ['a Latin-1 letter', [0x41, 0xe9, 0x20], 1],
    ['a lonely continuation', [0x80], 0],
    ['a sequence that ends too early', [0x41, 0xe4, 0xb8], 1],
    ['a longer form than needed', [0xc0, 0xaf], 0],
    ['a longer form of three', [0xe0, 0x80, 0xaf], 0],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 0],
    ['a number above 10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['the first bytes of UTF-16', [0xff, 0xfe, 0x41, 0x00], 0],
  ])('refuses %s and says where', (_, bytes, invalidAt) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toMatchObject({ invalidAt });
  });

  test('agrees with the decoder of the platform on random bytes', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const byte = fc.oneof(
      fc.constantFrom(0x41, 0xc3, 0xa9, 0xe4, 0xb8, 0xad, 0xf0, 0x9f, 0x98, 0x80, 0xed),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (list) => {
        const bytes = Uint8Array.from(list);
        let expected: string | undefined;
        try {
          expected = strict.decode(bytes);
        } catch {
          expected = undefined;
        }
        const decoded = decodeUtf8(bytes);
        expect('text' in decoded ? decoded.text : undefined).toBe(expected);
      }),
      { numRuns: 5000, seed: 5 },
    );
  });
});
