import { describe, expect, it } from 'vitest';
import { splitBlocks } from './blocks.ts';
import { splitRecords } from './records.ts';

const line = 'DP 01:00:00 N 001:00:00 E';

describe('splitRecords', () => {
  it('gives kind, value and place of every record', () => {
    expect(splitRecords('* comment\r\n\r\nAC R\r\n  an\tA  b *c\nDP01:00 N 002:00 E\n=x\n')).toEqual([
      { kind: 'AC', value: 'R', line: 3, column: 4 },
      { kind: 'AN', value: 'A  b', line: 4, column: 6 },
      { kind: 'DP', value: '01:00 N 002:00 E', line: 5, column: 3 },
      { kind: '', value: '=x', line: 6, column: 1 },
    ]);
  });

  it('takes no line of megabytes for a record', () => {
    expect(splitRecords(`AN ${'x'.repeat(1_000_000)}`)).toMatchObject([{ kind: '' }]);
  });
});

describe('splitBlocks', () => {
  it.each([
    ['AC begins a block', `AC R|AN A|${line}|AC Q|AN B|${line}`, ['AC AN DP', 'AC AN DP']],
    ['AC without name sets a pen', `AC Q|SP 0,1|AC R|AN A|${line}`, ['AC SP', 'AC AN DP']],
    [
      'AN begins a block where the file puts it first',
      `AN A|AC R|${line}|AN B|AC Q|${line}`,
      ['AN AC DP', 'AN AC DP'],
    ],
    ['AN first and an airspace without outline', `AN A|AC R|AN B|AC Q|${line}`, ['AN AC', 'AN AC DP']],
    ['AN first and an airspace without class', `AN A|${line}|AN B|AC Q|${line}`, ['AN DP', 'AN AC DP']],
    ['AC first and a forgotten AC', `AC R|AN A|${line}|AN B|${line}`, ['AC AN DP', 'AN DP']],
    ['AN behind the outline belongs to it', `AC R|${line}|AN A|AC Q|${line}|AN B`, ['AC DP AN', 'AC DP AN']],
    ['limits behind the outline belong to it', `AC R|AN A|${line}|AL 0|AH FL95`, ['AC AN DP AL AH']],
    ['an outline in front of everything', `${line}|AC R|AN A|${line}`, ['DP', 'AC AN DP']],
    ['variables in front of everything', `V X=01:00 N 001:00 E|AC R|AN A|DC 5`, ['V AC AN DC']],
    [
      'terrain is a block of its own',
      `AC R|AN A|${line}|TC Lake|${line}|AC R|AN B|${line}`,
      ['AC AN DP', 'TC DP', 'AC AN DP'],
    ],
    ['TO and TC before the outline of a named airspace', `AC R|AN A|TO x|TC y|${line}`, ['AC AN TO TC DP']],
    ['nothing at all', '', []],
  ])('%s', (_, text, kinds) => {
    const blocks = splitBlocks(splitRecords(text.replaceAll('|', '\n')));
    expect(blocks.map(({ records }) => records.map(({ kind }) => kind).join(' '))).toEqual(kinds);
  });
});
