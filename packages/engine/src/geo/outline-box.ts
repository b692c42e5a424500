import { boundaryOfChain, chainOfElements, placesOf, rawChainOfVertices } from './boundary/chain.ts';
import { soundPlace } from './boundary/sound-place.ts';
import { DrawnCurve } from './boundary/drawn-curve.ts';
import type { LinkList } from './boundary/link-list.ts';
import { ArcCurve } from './boundary/arc-curve.ts';
import { BoxCover } from './box-cover.ts';
import { directInto } from './geodesic.ts';
import { outlineContains } from './outline-distance.ts';
import type { Outline } from './outline.ts';
import type { PreparedOutline } from './outline-preparation.ts';
import { prepareOutline } from './outline-preparation.ts';

/** A closed range of latitude and longitude, degrees; west <= east, within -180 to 180. */
export interface LatLonBox {
  readonly southDeg: number;
  readonly westDeg: number;
  readonly northDeg: number;
  readonly eastDeg: number;
}

/**
 * One or two boxes that together hold the whole outline with its boundary; two where it crosses the antimeridian.
 * An outline around a pole gets a box of all longitudes up to the pole; one that only touches a pole gets a thin box
 * along it besides, because a pole has every longitude. Safe, and at most a hundredth wider than
 * need be. Empty for an outline without any place.
 */
export function outlineBoxes(prepared: PreparedOutline): LatLonBox[] {
  const { outline } = prepared;
  const cover = coverOf(outline);
  // Only what reaches around half the Earth can hold more than it reaches around: a pole, or all that is left.
  const width = cover.widthDeg();
  if (width >= 180) {
    // What a hole takes away is still within the ring.
    const hasHoles = outline.kind === 'polygon' && outline.holes !== undefined;
    const whole = hasHoles ? prepareOutline({ ...outline, holes: [] }) : prepared;
    addFarSide(cover, whole, width);
  }
  return cover.boxes();
}

function addFarSide(cover: BoxCover, whole: PreparedOutline, widthDeg: number): void {
  if (widthDeg >= 360) {
    for (const latDeg of [90, -90]) {
      if (outlineContains(whole, { latDeg, lonDeg: 0 })) cover.addPole(latDeg);
    }
  } else if (outlineContains(whole, { latDeg: 0, lonDeg: cover.middleOfGapDeg() })) {
    cover.addPole(90);
    cover.addPole(-90);
  }
}

function coverOf(outline: Outline): BoxCover {
  const cover = new BoxCover();
  switch (outline.kind) {
    case 'circle': {
      const centre = soundPlace(outline.centre);
      if (centre !== undefined) cover.addDisc(centre.latDeg, centre.lonDeg, Math.max(0, outline.radiusM));
      break;
    }
    case 'corridor': {
      const places = outline.line.flatMap((place) => soundPlace(place) ?? []);
      const halfWidthM = Math.max(0, outline.halfWidthM);
      for (const [i, place] of places.entries()) {
        const next = places[i + 1] ?? place;
        cover.addGeodesic(place.latDeg, place.lonDeg, next.latDeg, next.lonDeg, halfWidthM);
      }
      break;
    }
    case 'polygon':
      addChain(cover, boundaryOfChain(rawChainOfVertices(outline.vertices, outline.edge), outline.vertices));
      break;
    case 'arcs':
      addChain(
        cover,
        boundaryOfChain(chainOfElements(outline.elements, outline.edge), placesOf(outline.elements)),
      );
      break;
  }
  return cover;
}

const ARC_STEP_DEG = 7.5;

function addChain(cover: BoxCover, chain: LinkList): void {
  for (let link = 0; link < chain.count; link += 1) {
    const curve = chain.curves.get(link);
    if (curve instanceof DrawnCurve) {
      cover.addDrawn(curve.lat1Deg, curve.lon1Deg, curve.lat2Deg, curve.lonStepDeg);
    } else if (curve instanceof ArcCurve) {
      addArc(cover, curve);
    } else {
      const at = 4 * link;
      cover.addGeodesic(chain.ends[at]!, chain.ends[at + 1]!, chain.ends[at + 2]!, chain.ends[at + 3]!, 0);
    }
  }
  for (const { latDeg } of chain.poleSteps) cover.addPole(latDeg);
}

/** Short chords, each widened by what the arc may bulge beyond it. */
function addArc(cover: BoxCover, curve: ArcCurve): void {
  const steps = Math.max(1, Math.ceil(Math.abs(curve.sweepDeg) / ARC_STEP_DEG));
  let lat = 0;
  let lon = 0;
  for (let k = 0; k <= steps; k += 1) {
    const t = k / steps;
    directInto(curve.latDeg, curve.lonDeg, curve.startDeg + curve.sweepDeg * t, curve.radiusAt(t), place);
    if (k > 0) {
      const length = curve.lengthBetween((k - 1) / steps, t);
      const bulge = Math.min(length / 2, (curve.bendPerM * length * length) / 8);
      cover.addGeodesic(lat, lon, place[0]!, place[1]!, bulge);
    }
    lat = place[0]!;
    lon = place[1]!;
  }
}

const place = new Float64Array(3);
