import type { LatLon, Outline } from '@deconflict/engine/geo';
export function outlinePicture(outline: Outline, toleranceM: number): LatLon[][] {
  if (outline.kind === 'circle') {
    const n = Math.max(
      12,
      Math.min(360, Math.ceil(Math.PI / Math.acos(Math.max(0, 1 - toleranceM / outline.radiusM)))),
    );
    const k = Math.cos((outline.centre.latDeg * Math.PI) / 180);
    return [
      Array.from({ length: n }, (_, i) => ({
        latDeg: outline.centre.latDeg + (outline.radiusM / 111195) * Math.cos((2 * Math.PI * i) / n),
        lonDeg: outline.centre.lonDeg + (outline.radiusM / 111195 / k) * Math.sin((2 * Math.PI * i) / n),
      })),
    ];
  }
  if (outline.kind === 'polygon') return [[...outline.vertices], ...(outline.holes ?? []).map((h) => [...h])];
  if (outline.kind === 'corridor') return [[...outline.line]];
  return [outline.elements.map((e) => (e.kind === 'vertex' ? e.at : e.centre))];
}
