import { expect, test } from 'vitest';
import { readAscii } from '../reader/index.ts';
import { takeApart } from './glued-line.ts';

function pieces(text: string): string[] {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return takeApart(bytes, 0, bytes.length).map(({ start, end }) => readAscii(bytes, start, end));
}

test('a line with one message is one piece', () => {
  expect(pieces('MSG,8,,,ABC')).toEqual(['MSG,8,,,ABC']);
  expect(pieces('2936535519,MSG,8,,,ABC')).toEqual(['2936535519,MSG,8,,,ABC']);
  expect(pieces('1566000000.123 MSG,8,,,ABC')).toEqual(['1566000000.123 MSG,8,,,ABC']);
});

test('a START glued to a cut message begins anew', () => {
  expect(pieces('267,MSG,5,,,AB9B13,START,Wed')).toEqual(['267,MSG,5,,,AB9B13,', 'START,Wed']);
  expect(pieces('267,START,Wed')).toEqual(['267,', 'START,Wed']);
});

test('a message glued to a cut one begins anew, its counter lost in the last field', () => {
  expect(pieces('1,MSG,3,,,AB9B132,MSG,8,,,C')).toEqual(['1,MSG,3,,,AB9B132,', 'MSG,8,,,C']);
  expect(pieces('MSG,3,,MSG,8,,')).toEqual(['MSG,3,,', 'MSG,8,,']);
});

test('zeros and blanks around the pieces belong to none', () => {
  expect(pieces(`${'\0'.repeat(5)}START,Wed${'\0'.repeat(3)}`)).toEqual(['START,Wed']);
  expect(pieces(' \0\t')).toEqual([]);
});
