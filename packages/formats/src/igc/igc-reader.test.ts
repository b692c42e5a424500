import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTrack } from '../../test/support/read-track.ts';
import { igcFormat } from './igc-format.ts';

const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const read = (text: string, name = 'x.igc'): ReturnType<typeof readTrack> =>
  readTrack(igcFormat, name, encode(text));

const headers = 'AXYZ001FLIGHT:1\nHFDTE140919\nHFGIDGLIDERID:D-1234\nI023638FXA3940LAD\n';

function fixLine(second: number): string {
  const clock = [14, 42 + Math.floor(second / 60), second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  return `B${clock}47${String(12_000 + second)}N01056789EA0${1500 + second}0163900712\n`;
}

test('the parts of a file that repeat its headers give the fixes and the aircraft of the whole', () => {
  const lines = Array.from({ length: 300 }, (_, second) => fixLine(second));
  const whole = read(headers + lines.join(''));
  expect(whole.count).toBe(300);
  fc.assert(
    fc.property(fc.nat(300), (cut) => {
      const first = read(headers + lines.slice(0, cut).join(''), 'part 1.igc');
      const second = read(headers + lines.slice(cut).join(''), 'part 2.igc');
      expect([...first.fixes, ...second.fixes]).toEqual(whole.fixes);
      expect(new Set([...first.keys, ...second.keys])).toEqual(whole.keys);
    }),
    { seed: 20_240_609, numRuns: 50 },
  );
});

test('a coordinate with further decimals is rounded once', () => {
  fc.assert(
    fc.property(fc.nat(89), fc.nat(59_999), fc.nat(99), (degrees, thousandths, further) => {
      const text = [degrees, thousandths, further].map((part, index) =>
        String(part).padStart([2, 5, 2][index] ?? 0, '0'),
      );
      const line = `B144206${text[0]}${text[1]}N01056789EA0151701639007${text[2]}\n`;
      const [fix] = read(headers + line).fixes;
      // One division of whole numbers is the float64 nearest to the true value.
      expect(fix?.lat).toBe((degrees * 6_000_000 + thousandths * 100 + further) / 6_000_000);
    }),
    { seed: 20_240_610, numRuns: 500 },
  );
});

test('a phone that knows no pressure never gives one, and a flight along the coast keeps its zeros', () => {
  const start = 'AXYZ001\nHFDTE140919\n';
  const at = (second: number, pressure: string): string =>
    `B1442${String(second).padStart(2, '0')}4712345N01056789EA${pressure}01639\n`;
  const phone = read(start + at(1, '00000') + at(2, '00000') + at(3, '00000'));
  expect(phone.fixes.map(({ pressureM }) => pressureM)).toEqual([undefined, undefined, undefined]);
  const coast = read(
    start + at(1, '00012') + at(2, '00000') + at(3, '-0003') + at(4, '00000') + at(5, '00000'),
  );
  expect(coast.fixes.map(({ pressureM }) => pressureM)).toEqual([12, 0, -3, 0, 0]);
  const failing = read(start + at(1, '00800') + at(2, '00000') + at(3, '00000') + at(4, '00790'));
  expect(failing.fixes.map(({ pressureM }) => pressureM)).toEqual([800, undefined, undefined, 790]);
});
