import { normaliseLonDeg } from '../geodesic-line.ts';
import type { LatLon } from '../position.ts';
import { DrawnCurve } from './drawn-curve.ts';
import { LinkList } from './link-list.ts';
import { isSamePlace } from './sound-place.ts';

/** Even-odd: an edge drawn twice bounds nothing. Edges are alike when their ends and their kind are the same. */
export function withoutDoubledEdges(list: LinkList): LinkList {
  const twins = findTwins(list);
  if (twins === undefined) return list;
  const kept = new LinkList();
  kept.isDrawn = list.isDrawn;
  kept.poleSteps.push(...list.poleSteps);
  kept.startChain();
  for (let link = 0; link < list.count; link += 1) {
    if (twins[link] === 1) {
      kept.startChain();
      continue;
    }
    const curve = list.curves.get(link);
    if (curve === undefined) {
      const at = 4 * link;
      kept.addGeodesic(list.ends[at]!, list.ends[at + 1]!, list.ends[at + 2]!, list.ends[at + 3]!);
    } else {
      kept.addCurve(curve);
    }
  }
  return kept;
}

/** 1 for every edge that cancels with another; undefined where there is none. */
function findTwins(list: LinkList): Uint8Array | undefined {
  const { count } = list;
  let size = 16;
  while (size < 2 * count) size *= 2;
  // Open addressing: a slot holds a link plus one, 0 is free.
  const slots = new Int32Array(size);
  let twins: Uint8Array | undefined;
  for (let link = 0; link < count; link += 1) {
    const key = keyOf(list, link);
    if (key !== key) continue;
    let slot = hashOf(key) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const other = slots[slot]! - 1;
      if (twins?.[other] === 1 || !isSameEdge(list, other, link)) continue;
      twins ??= new Uint8Array(count);
      twins[other] = 1;
      twins[link] = 1;
      break;
    }
    if (slots[slot] === 0) slots[slot] = link + 1;
  }
  return twins;
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);

/** The order of the two words does not matter to it, so neither does the machine's. */
function hashOf(key: number): number {
  number[0] = key;
  const mixed = Math.imul(words[0]! ^ words[1]!, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The same for an edge and its reverse; NaN for arcs, which are not compared. */
function keyOf(list: LinkList, link: number): number {
  const curve = list.curves.get(link);
  const at = 4 * link;
  if (curve === undefined) {
    const lon1 = lonKey(list.ends[at]!, list.ends[at + 1]!);
    const lon2 = lonKey(list.ends[at + 2]!, list.ends[at + 3]!);
    return (list.ends[at]! + list.ends[at + 2]!) * 0.6180339887498949 + (lon1 + lon2);
  }
  if (!(curve instanceof DrawnCurve)) return NaN;
  const end = normaliseLonDeg(curve.lon1Deg + curve.lonStepDeg);
  return 1000 + (curve.lat1Deg + curve.lat2Deg) * 0.6180339887498949 + (curve.lon1Deg + end);
}

/** All longitudes are one at a pole. */
function lonKey(latDeg: number, lonDeg: number): number {
  return Math.abs(latDeg) === 90 ? 0 : lonDeg;
}

function isSameEdge(list: LinkList, a: number, b: number): boolean {
  if (keyOf(list, a) !== keyOf(list, b)) return false;
  const first = cornersOf(list, a);
  const second = cornersOf(list, b);
  if (list.curves.has(a) !== list.curves.has(b)) return false;
  const isSame = (from: LatLon, to: LatLon): boolean =>
    isSamePlace(first[0], from) && isSamePlace(first[1], to);
  return isSame(second[0], second[1]) || isSame(second[1], second[0]);
}

function cornersOf(list: LinkList, link: number): readonly [LatLon, LatLon] {
  const curve = list.curves.get(link);
  if (curve instanceof DrawnCurve) {
    return [
      { latDeg: curve.lat1Deg, lonDeg: curve.lon1Deg },
      { latDeg: curve.lat2Deg, lonDeg: curve.lon1Deg + curve.lonStepDeg },
    ];
  }
  const at = 4 * link;
  return [
    { latDeg: list.ends[at]!, lonDeg: list.ends[at + 1]! },
    { latDeg: list.ends[at + 2]!, lonDeg: list.ends[at + 3]! },
  ];
}
