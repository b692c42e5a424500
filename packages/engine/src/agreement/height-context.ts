import type { HeightContext } from '../geo/index.ts';
import type { Agreement } from './agreement.ts';

/** What is known of heights over one area: the agreement's context with the terrain stated for the area. */
export function heightContextFor(agreement: Agreement, areaId: string): HeightContext {
  const { areaTerrainM, heights } = agreement;
  const terrainM = Object.hasOwn(areaTerrainM, areaId) ? areaTerrainM[areaId] : undefined;
  return terrainM ? { ...heights, terrainM } : heights;
}
