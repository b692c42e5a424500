import { expect, test } from 'vitest';
import { noExtensions, parseExtensions } from './fix-extensions.ts';

test('bytes of the I record count from 1 and include the last', () => {
  const extensions = parseExtensions('I063637LAD3839LOD4040TDS4142WSP4345WDI4648FXA');
  expect(extensions).toEqual({
    latitudeDecimals: { start: 35, end: 37 },
    longitudeDecimals: { start: 37, end: 39 },
    timeDecimals: { start: 39, end: 40 },
    accuracy: { start: 45, end: 48 },
  });
});

test('extensions that overlap the fix itself or end before they begin are left out', () => {
  expect(parseExtensions('I021011FXA4039LAD')).toEqual(noExtensions);
});

test('no extensions is an I record too, and anything else is none', () => {
  expect(parseExtensions('I00')).toEqual(noExtensions);
  expect(parseExtensions('I023638FXA39')).toBeUndefined();
  expect(parseExtensions('I02XX')).toBeUndefined();
});
