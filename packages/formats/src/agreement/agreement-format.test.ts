import { describe, expect, test } from 'vitest';
import { listSamples } from '../../test/agreement-samples.ts';
import { agreementFormat } from './index.ts';

function sniff(text: string): number {
  return agreementFormat.sniff(new TextEncoder().encode(text), 'file');
}

describe('how an agreement is recognised', () => {
  test.each(listSamples('valid'))('$name is one for certain', ({ bytes, fileName }) => {
    expect(agreementFormat.sniff(bytes, fileName)).toBe(1);
  });

  test('a byte order mark hides nothing', () => {
    expect(sniff('\uFEFFagreement: x\nparties: {}\n')).toBe(1);
  });

  test('a title alone makes it likely', () => {
    expect(sniff('agreement: x\n')).toBeGreaterThan(0.5);
  });

  test.each([
    ['GeoJSON', '{"type":"FeatureCollection","features":[{"properties":{"agreement":false,"rules":"x"}}]}'],
    ['OpenAir', '* agreement: none\nAC R\nAN Agreement zone\nDP 33:30:00 N 038:40:00 E\n'],
    ['IGC', 'AXCT123\nHFDTE010823\nLXXXagreement: rules:\n'],
    ['a table', 'time,icao24,lat,lon\n1,ae1234,33,38\n'],
    ['nothing', ''],
  ])('%s is none', (_, text) => {
    expect(sniff(text)).toBe(0);
  });
});
