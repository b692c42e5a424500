/** Seeded damage, the same on every machine. */
export class Mutator {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to but not including `below`. */
  next(below: number): number {
    // xorshift32 (Marsaglia 2003).
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state % below;
  }

  /** One of the choices, of which there must be at least one. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.next(choices.length)]!;
  }

  /** A copy with one to six pieces of damage, as crashes, bad lines and attackers make them. */
  mutate(bytes: Uint8Array): Uint8Array {
    let damaged = bytes;
    for (let count = 1 + this.next(6); count > 0; count--) damaged = this.#damage(damaged);
    return damaged;
  }

  #damage(bytes: Uint8Array): Uint8Array {
    const length = bytes.length;
    if (length === 0) return Uint8Array.of(this.next(256));
    const at = this.next(length);
    const span = Math.min(1 + this.next(60), length - at);
    switch (this.next(9)) {
      case 0: {
        const copy = bytes.slice();
        copy[at] = this.next(256);
        return copy;
      }
      case 1: {
        const copy = bytes.slice();
        copy[at] = (copy[at] ?? 0) ^ (1 << this.next(8));
        return copy;
      }
      case 2:
        return bytes.slice(0, at);
      case 3:
        return join(bytes.subarray(0, at), bytes.subarray(at + span));
      case 4:
        return join(bytes.subarray(0, at + span), bytes.subarray(at));
      case 5:
        return join(bytes.subarray(0, at), encode(this.pick(tokens)), bytes.subarray(at));
      case 6:
        return join(bytes.subarray(0, at), encode(this.pick(tokens)), bytes.subarray(at + span));
      case 7:
        return bytes.slice().fill(this.next(256), at, at + span);
      default: {
        const from = this.next(length);
        return join(bytes.subarray(0, at), bytes.subarray(from, from + span), bytes.subarray(at));
      }
    }
  }
}

const tokens = [
  '\n',
  '\r\n',
  '\0',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '<',
  '>',
  '&#0;',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '-',
  '9'.repeat(400),
  '1e999',
  '-0',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  '🛩',
  '\uFEFF',
  'MSG,3,',
  'START,',
  'HFDTE',
  'I99',
  'B',
  '['.repeat(3000),
  '{"a":'.repeat(1000),
  'x'.repeat(5000),
];

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function encode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}
