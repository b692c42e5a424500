import type { Boundary } from './boundary.ts';
import { AWAY, contact, distanceToLinkOf, distanceToPiece } from './boundary-distance.ts';
import { arc, COS_AZIMUTH_2, DISTANCE, SIN_AZIMUTH_2 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { sincosDeg } from './elementary/sine-cosine.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import type { Leg } from './leg.ts';
import type { CircleShape } from './outline-preparation.ts';
import type { DistanceAlong } from './sublevel.ts';
import { geodesicOfChord, NEAR_CHORD_M, setLatLonOfSurfacePoint } from './surface.ts';
import { SMALLEST_CURVATURE_RADIUS_M } from './wgs84.ts';

const MOST_CURVATURE = 1.1 / (SMALLEST_CURVATURE_RADIUS_M * SMALLEST_CURVATURE_RADIUS_M);

/**
 * Distance from a leg to one piece of a boundary. Along a geodesic the distance to another is convex but for the
 * curvature of the Earth, D'' >= -K D; inside an arc it is concave with its radius.
 */
export class PieceAlong implements DistanceAlong {
  slope = 0;
  readonly lengthM: number;
  private readonly leg: Leg;
  private readonly boundary: Boundary;
  private readonly piece: number;
  private readonly arcRadiusM: number;

  private readonly isWholeLink: boolean;

  /** `isWholeLink`: the distance to the whole geodesic that the piece is a part of. */
  constructor(leg: Leg, boundary: Boundary, piece: number, isWholeLink = false) {
    this.isWholeLink = isWholeLink;
    this.leg = leg;
    this.lengthM = leg.lengthM;
    this.boundary = boundary;
    this.piece = piece;
    const link = boundary.links[boundary.pieceLink[piece]!]!;
    this.arcRadiusM = link.kind === 'arc' ? Math.min(link.startRadiusM, link.endRadiusM) : Infinity;
  }

  at(fraction: number): number {
    setPositionOnLine(this.leg.line, 0, fraction * this.lengthM, position, 0);
    const measure = this.isWholeLink ? distanceToLinkOf : distanceToPiece;
    const distance = measure(this.boundary, this.piece, position[0]!, position[1]!, position[2]!);
    this.slope =
      this.lengthM *
      (contact[AWAY]! * position[3]! + contact[AWAY + 1]! * position[4]! + contact[AWAY + 2]! * position[5]!);
    return distance;
  }

  concavityBelow(distanceM: number): number {
    const square = this.lengthM * this.lengthM;
    if (distanceM > 2_000_000) return Infinity;
    const ofEarth = square * distanceM * MOST_CURVATURE;
    if (this.arcRadiusM === Infinity) return ofEarth;
    return distanceM < this.arcRadiusM / 2 ? ofEarth + (2 * square) / this.arcRadiusM : Infinity;
  }
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

  concavityBelow(distanceM: number): number {
    return distanceM < 9_500_000 ? 0 : Infinity;
  }
}

const position = new Float64Array(6);
const place = new Float64Array(2);
const pair = new Float64Array(2);
