import { errorCatalogue, severityOf } from '@deconflict/engine/errors';
import { describe, expect, test } from 'vitest';
import { expectedBeside, jsonOf, listSamples, loadSampleAreas } from '../../test/agreement-samples.ts';
import { formatDiagnosticWithExcerpt, readAgreement } from './index.ts';

const validSamples = listSamples('valid');
const invalidSamples = listSamples('invalid');

describe('samples of valid agreements', () => {
  test.each(validSamples)('$name gives the typed form beside it', ({ name, fileName, bytes, text }) => {
    const { agreement, areaFiles, diagnostics } = readAgreement(bytes, fileName, loadSampleAreas);
    const said = diagnostics.map((diagnostic) => formatDiagnosticWithExcerpt(diagnostic, text).split('\n'));
    const actual = jsonOf({ agreement, areaFiles, diagnostics: said });
    expect(agreement).toBeDefined();
    expect(actual).toBe(expectedBeside('valid', `${name}.json`, actual));
  });
});

describe('samples of agreements at fault', () => {
  test.each(invalidSamples)('$name gives the messages beside it', ({ name, fileName, bytes, text }) => {
    const { agreement, diagnostics } = readAgreement(bytes, fileName, loadSampleAreas);
    const said = diagnostics.map((diagnostic) => formatDiagnosticWithExcerpt(diagnostic, text));
    const actual = `${said.join('\n')}\n`;
    expect(agreement).toBeUndefined();
    expect(diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error')).toBe(true);
    expect(actual).toBe(expectedBeside('invalid', `${name}.txt`, actual));
  });

  test('there is one for every fault of the catalogue that a small file can have', () => {
    const seen = new Set<string>();
    for (const { fileName, bytes } of [...validSamples, ...invalidSamples]) {
      for (const { code } of readAgreement(bytes, fileName, loadSampleAreas).diagnostics) seen.add(code);
    }
    const all = Object.keys(errorCatalogue).filter((code) => code.startsWith('agreement-'));
    const needLargeFiles = ['agreement-too-large', 'agreement-more-faults'];
    expect(all.filter((code) => !seen.has(code))).toEqual(
      needLargeFiles.filter((code) => all.includes(code)),
    );
    expect(invalidSamples.length).toBeGreaterThanOrEqual(40);
  });
});
