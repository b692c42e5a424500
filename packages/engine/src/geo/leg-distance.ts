import type { Boundary } from './boundary/boundary.ts';
import type { Curve } from './boundary/curve.ts';
import { GRADIENT, located } from './boundary/curve.ts';
import { AWAY, contact, curveOfLink, distanceToLinkOf, distanceToPiece } from './boundary/piece-distance.ts';
import { sincosDeg } from './elementary/sine-cosine.ts';
import { arc, COS_AZIMUTH_2, DISTANCE, SIN_AZIMUTH_2 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import type { Leg } from './leg.ts';
import type { CircleShape } from './outline-preparation.ts';
import type { DistanceAlong } from './sublevel.ts';
import { geodesicOfChord, NEAR_CHORD_M, setLatLonOfSurfacePoint } from './surface.ts';
import { SMALLEST_CURVATURE_RADIUS_M } from './wgs84.ts';

const MOST_CURVATURE = 1.1 / (SMALLEST_CURVATURE_RADIUS_M * SMALLEST_CURVATURE_RADIUS_M);
const FARTHEST_KNOWN_M = 2_000_000;

/**
 * Bound on how concave the distance to a line runs along a leg, per fraction squared: K d for the curvature of the
 * Earth, and for a line that bends by b per metre b / (1 - b d), as a circle of radius 1 / b seen from inside.
 */
function concavityOf(lengthM: number, bendPerM: number, distanceM: number): number {
  if (distanceM > FARTHEST_KNOWN_M) return Infinity;
  const square = lengthM * lengthM;
  const ofEarth = square * distanceM * MOST_CURVATURE;
  if (bendPerM === 0) return ofEarth;
  const closeness = 1 - 1.05 * bendPerM * distanceM;
  return closeness > 0.1 ? ofEarth + (1.05 * square * bendPerM) / closeness : Infinity;
}

/** Distance from a leg to one piece of a boundary. */
export class PieceAlong implements DistanceAlong {
  slope = 0;
  readonly lengthM: number;
  private readonly leg: Leg;
  private readonly boundary: Boundary;
  private readonly piece: number;
  private readonly bendPerM: number;
  private readonly isWholeLink: boolean;

  /** `isWholeLink`: the distance to the whole geodesic that the piece is a part of. */
  constructor(leg: Leg, boundary: Boundary, piece: number, isWholeLink = false) {
    this.leg = leg;
    this.lengthM = leg.lengthM;
    this.boundary = boundary;
    this.piece = piece;
    this.bendPerM = curveOfLink(boundary, boundary.pieceLink[piece]!)?.bendPerM ?? 0;
    this.isWholeLink = isWholeLink;
  }

  at(fraction: number): number {
    setPositionOnLine(this.leg.line, 0, fraction * this.lengthM, position, 0);
    const measure = this.isWholeLink ? distanceToLinkOf : distanceToPiece;
    const distance = measure(this.boundary, this.piece, position[0]!, position[1]!, position[2]!);
    this.slope = this.lengthM * alongCourse(contact, AWAY);
    return distance;
  }

  concavityWithin(_lowestM: number, highestM: number): number {
    return concavityOf(this.lengthM, this.bendPerM, highestM);
  }
}

/** Signed offset of a leg from a curve: where it is zero the leg crosses. */
export class OffsetAlong implements DistanceAlong {
  slope = 0;
  readonly lengthM: number;
  private readonly leg: Leg;
  private readonly curve: Curve;
  private readonly start: number;

  /** The search for the foot begins at parameter `start` of the curve. */
  constructor(leg: Leg, curve: Curve, start: number) {
    this.leg = leg;
    this.lengthM = leg.lengthM;
    this.curve = curve;
    this.start = start;
  }

  at(fraction: number): number {
    setPositionOnLine(this.leg.line, 0, fraction * this.lengthM, position, 0);
    const offset = this.curve.offset(position[0]!, position[1]!, position[2]!, this.start);
    this.slope = this.lengthM * alongCourse(located, GRADIENT);
    return offset;
  }

  concavityWithin(lowestM: number, highestM: number): number {
    return concavityOf(this.lengthM, this.curve.bendPerM, Math.max(Math.abs(lowestM), Math.abs(highestM)));
  }
}

function alongCourse(direction: Float64Array, at: number): number {
  return (
    direction[at]! * position[3]! + direction[at + 1]! * position[4]! + direction[at + 2]! * position[5]!
  );
}

/** Distance from a leg to the centre of a circle: convex up to a quarter of the Earth. */
export class CentreAlong implements DistanceAlong {
  slope = 0;
  readonly lengthM: number;
  private readonly leg: Leg;
  private readonly circle: CircleShape;

  constructor(leg: Leg, circle: CircleShape) {
    this.leg = leg;
    this.lengthM = leg.lengthM;
    this.circle = circle;
  }

  at(fraction: number): number {
    setPositionOnLine(this.leg.line, 0, fraction * this.lengthM, position, 0);
    const x = position[0]!;
    const y = position[1]!;
    const z = position[2]!;
    const { centre } = this.circle;
    const dx = x - centre[0]!;
    const dy = y - centre[1]!;
    const dz = z - centre[2]!;
    const square = dx * dx + dy * dy + dz * dz;
    if (square <= NEAR_CHORD_M * NEAR_CHORD_M) {
      const along = dx * position[3]! + dy * position[4]! + dz * position[5]!;
      this.slope = square === 0 ? 0 : (this.lengthM * along) / Math.sqrt(square);
      return geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2);
    }
    setLatLonOfSurfacePoint(x, y, z, place, 0);
    solveInverse(this.circle.latDeg, this.circle.lonDeg, place[0]!, place[1]!);
    sincosDeg(place[0]!, pair);
    const northward = arc[COS_AZIMUTH_2]!;
    const eastward = arc[SIN_AZIMUTH_2]!;
    const outward = -pair[0]! * northward;
    const up = pair[1]! * northward;
    sincosDeg(place[1]!, pair);
    this.slope =
      this.lengthM *
      ((outward * pair[1]! - eastward * pair[0]!) * position[3]! +
        (outward * pair[0]! + eastward * pair[1]!) * position[4]! +
        up * position[5]!);
    return arc[DISTANCE]!;
  }

  concavityWithin(_lowestM: number, highestM: number): number {
    return highestM < 9_500_000 ? 0 : Infinity;
  }
}

const position = new Float64Array(6);
const place = new Float64Array(2);
const pair = new Float64Array(2);
