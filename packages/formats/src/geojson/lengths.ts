import { parseLength } from '../quantities/index.ts';
import { briefOf, findProperty, textOf } from './properties.ts';
import type { JsonObject } from './properties.ts';

/** A length, or why a stated one cannot be read. */
export type ReadLength =
  | { readonly lengthM: number; readonly key: string }
  | { readonly key: string; readonly got: string; readonly expected: string };

/**
 * Half the width of a corridor: half of `width` or `corridorWidth`, the whole of `halfWidth`, `radius` or `buffer`.
 * `stroke-width` is a pen. Undefined where none is stated.
 */
export function readHalfWidth(properties: JsonObject): ReadLength | undefined {
  const width = readLength(properties, ['width', 'corridorwidth']);
  if (width === undefined) return readLength(properties, ['halfwidth', 'radius', 'buffer']);
  return 'lengthM' in width ? { ...width, lengthM: width.lengthM / 2 } : width;
}

/** The radius of a circle: `radius` or `buffer`. Undefined where none is stated. */
export function readRadius(properties: JsonObject): ReadLength | undefined {
  return readLength(properties, ['radius', 'buffer']);
}

/**
 * `"radius": "5 NM"`; a number with its unit in the name, `radius_nm`, `width_km`; or a number with its unit beside
 * it, `radiusUnit`. A number alone cannot be read.
 */
function readLength(properties: JsonObject, names: readonly string[]): ReadLength | undefined {
  for (const name of names) {
    const unit = textOf(findProperty(properties, [`${name}unit`, `${name}units`, `${name}uom`])?.value);
    for (const suffix of ['', 'm', 'km', 'nm', 'nmi', 'ft']) {
      const found = findProperty(properties, [name + suffix]);
      if (found === undefined) continue;
      const text = textOf(found.value) ?? briefOf(found.value);
      const complete = /[a-z]\s*$/i.test(text) ? text : `${text} ${suffix === '' ? (unit ?? '') : suffix}`;
      const length = parseLength(complete);
      if (length.ok && length.value > 0) return { lengthM: length.value, key: found.key };
      const expected = length.ok ? 'a length above zero' : length.fault.expected;
      return { key: found.key, got: `${found.key}: ${text}`, expected };
    }
  }
  return undefined;
}
