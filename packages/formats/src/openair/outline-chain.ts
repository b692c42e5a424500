import type { CircleOutline, LatLon, Outline, OutlineElement } from '@deconflict/engine/geo';
import { isSamePlace } from '../area-file/index.ts';

/** One DP, DA or DB record of a chain. */
export interface ChainLink {
  readonly element: OutlineElement;
  /** The places that the file itself gives for the ends; an arc by azimuths (DA) has none. */
  readonly start?: LatLon;
  readonly end?: LatLon;
  /** The circle that this is if it stands alone: an arc that ends where it starts. */
  readonly circle?: CircleOutline;
}

/**
 * The outline that a chain of points and arcs encloses, undefined for an empty chain. Points that only repeat the
 * end of the link beside them go: nearly every file writes the ends of an arc as DP too, and half of them repeat the
 * first point at the end.
 */
export function closeChain(links: readonly ChainLink[]): Outline | undefined {
  const [only] = links;
  if (links.length === 1 && only?.circle !== undefined) return only.circle;
  const elements = leaveOffRepetitions(links).map(({ element }) => element);
  if (elements.length === 0) return undefined;
  const vertices = elements.flatMap((element) => (element.kind === 'vertex' ? [element.at] : []));
  return vertices.length === elements.length
    ? { kind: 'polygon', edge: 'geodesic', vertices }
    : { kind: 'arcs', edge: 'geodesic', elements };
}

/** How many points of the file stand for nothing, because they repeat the point before them. */
export function countRepeatedPoints(links: readonly ChainLink[]): number {
  return links.filter((link, index) => {
    const before = links[index - 1];
    return before !== undefined && isVertex(before) && isVertex(link) && isSamePlace(before.end, link.start);
  }).length;
}

function leaveOffRepetitions(links: readonly ChainLink[]): ChainLink[] {
  const kept: ChainLink[] = [];
  for (const link of links) {
    const before = kept.at(-1);
    if (before !== undefined && isSamePlace(before.end, link.start)) {
      if (isVertex(link)) continue;
      if (isVertex(before)) kept.pop();
    }
    kept.push(link);
  }
  while (kept.length > 1 && isSamePlace(kept[0]?.start, kept.at(-1)?.end)) {
    if (isVertex(kept.at(-1))) kept.pop();
    else if (isVertex(kept[0])) kept.shift();
    else break;
  }
  return kept;
}

function isVertex(link: ChainLink | undefined): boolean {
  return link?.element.kind === 'vertex';
}
