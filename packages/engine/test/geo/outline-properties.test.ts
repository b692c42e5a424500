import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { outlineProperties } from './outline-properties.ts';
import { propertyRuns } from './random-outlines.ts';

describe('outlines, told otherwise', () => {
  it.each(outlineProperties)('$name', ({ property }) => {
    fc.assert(property, { seed: 20240801, numRuns: propertyRuns(300) });
  });
});
