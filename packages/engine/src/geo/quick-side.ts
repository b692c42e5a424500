import type { RasterExtent } from './depth-raster.ts';
import { DepthRaster } from './depth-raster.ts';
import { outlineBoxes } from './outline-box.ts';
import { signedBoundaryDistanceM } from './outline-distance.ts';
import type { PreparedOutline } from './outline-preparation.ts';

/**
 * 1 where every place within `reachM` of the given one is inside the outline, -1 where every one is outside, 0 where
 * only the full search can tell. Costs a few nanoseconds where it has been asked nearby before.
 */
export function quickSide(prepared: PreparedOutline, latDeg: number, lonDeg: number, reachM: number): number {
  return prepared.sideWithin(latDeg, lonDeg, reachM, () => rasterOf(prepared));
}

function rasterOf(prepared: PreparedOutline): DepthRaster {
  return new DepthRaster(extentOf(prepared), (latDeg, lonDeg) =>
    signedBoundaryDistanceM(prepared, { latDeg, lonDeg }),
  );
}

function extentOf(prepared: PreparedOutline): RasterExtent {
  const boxes = outlineBoxes(prepared);
  const [first, second] = boxes;
  if (first === undefined) return { southDeg: 0, northDeg: 0, westDeg: 0, widthDeg: 0 };
  const { southDeg, northDeg, westDeg, eastDeg } = first;
  // Two halves meet on the antimeridian.
  const isSplit = eastDeg === 180 && second?.westDeg === -180 && second.southDeg === southDeg;
  const widthDeg = eastDeg - westDeg + (isSplit ? second.eastDeg + 180 : 0);
  return { southDeg, northDeg, westDeg, widthDeg };
}
