import type { Boundary } from './boundary/boundary.ts';
import { findPiecesNear, found } from './boundary/boundary-search.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import type { Intervals } from './intervals.ts';
import {
  intervalsContain,
  intervalsOf,
  NO_INTERVALS,
  subtractIntervals,
  unionIntervals,
} from './intervals.ts';
import type { Leg } from './leg.ts';
import { pointOnLeg } from './leg.ts';
import { findContacts, partsOfLeg } from './leg-crossings.ts';
import { CentreAlong, PieceAlong } from './leg-distance.ts';
import { CONTACT_M, outlineContains } from './outline-distance.ts';
import type { CircleShape, PreparedOutline } from './outline-preparation.ts';
import { sideOfLeg } from './leg-side.ts';
import type { DistanceAlong, Limit } from './sublevel.ts';
import { findWithin, limitAt } from './sublevel.ts';

/**
 * How far the true position may be from the nominal one along a leg, at fraction s:
 * startM + (endM - startM) s + 4 bulgeM s (1 - s). Never negative.
 */
export interface LegRadius {
  readonly startM: number;
  readonly endM: number;
  /** What a gap between fixes adds in its middle: a dt^2 / 8 for an acceleration bounded by a. */
  readonly bulgeM: number;
}

/** Where along a leg an aircraft is inside an outline, as closed fractions of the leg. */
export interface LegSets {
  /** The nominal position is inside. */
  readonly inside: Intervals;
  /** Every position within the error radius is inside. */
  readonly certain: Intervals;
  /** Some position within the error radius is inside. */
  readonly possible: Intervals;
}

const WHOLE_LEG: Intervals = Object.freeze([0, 1]);
const WHOLLY_INSIDE: LegSets = Object.freeze({ inside: WHOLE_LEG, certain: WHOLE_LEG, possible: WHOLE_LEG });
const WHOLLY_OUTSIDE: LegSets = Object.freeze({
  inside: NO_INTERVALS,
  certain: NO_INTERVALS,
  possible: NO_INTERVALS,
});

/** Fractions at which the nominal position is inside; closed, and a touch is a zero-length interval. */
export function legInside(prepared: PreparedOutline, leg: Leg): Intervals {
  const side = sideOfLeg(prepared, leg, 2 * CONTACT_M);
  if (side !== 0) return side > 0 ? WHOLE_LEG : NO_INTERVALS;
  return searchInside(prepared, leg);
}

function searchInside(prepared: PreparedOutline, leg: Leg): Intervals {
  if (!(leg.lengthM >= 0)) return NO_INTERVALS;
  if (leg.lengthM === 0) return outlineContains(prepared, leg.from) ? WHOLE_LEG : NO_INTERVALS;
  const { shape } = prepared;
  switch (shape.kind) {
    case 'circle':
      return withTouches(new CentreAlong(leg, shape), shape.radiusM);
    case 'corridor':
    case 'ring':
      return insideBoundary(prepared, shape.boundary, leg);
  }
}

/** Fractions s at which the boundary is no farther than the error radius at s. */
export function legNearBoundary(prepared: PreparedOutline, leg: Leg, radius: LegRadius): Intervals {
  if (!(leg.lengthM >= 0)) return NO_INTERVALS;
  const { shape } = prepared;
  switch (shape.kind) {
    case 'circle': {
      const { possible, certain } = circleSets(shape, leg, radius);
      return subtractIntervals(possible, certain);
    }
    case 'corridor':
    case 'ring':
      return withinOfLine(shape.boundary, leg, limitOf(0, radius, 1));
  }
}

/** All three sets at once. Most legs are far from the boundary, and answered without a search. */
export function legSets(prepared: PreparedOutline, leg: Leg, radius: LegRadius): LegSets {
  const side = sideOfLeg(prepared, leg, mostOf(radius) + 2 * CONTACT_M);
  if (side !== 0) return side > 0 ? WHOLLY_INSIDE : WHOLLY_OUTSIDE;
  const inside = searchInside(prepared, leg);
  if (radius.startM === 0 && radius.endM === 0 && radius.bulgeM === 0) {
    return { inside, certain: inside, possible: inside };
  }
  const near = legNearBoundary(prepared, leg, radius);
  return { inside, certain: subtractIntervals(inside, near), possible: unionIntervals(inside, near) };
}

/** Fractions at which every position within the error radius is inside. */
export function legCertain(prepared: PreparedOutline, leg: Leg, radius: LegRadius): Intervals {
  return legSets(prepared, leg, radius).certain;
}

/** Fractions at which some position within the error radius is inside. */
export function legPossible(prepared: PreparedOutline, leg: Leg, radius: LegRadius): Intervals {
  return legSets(prepared, leg, radius).possible;
}

/** The largest radius anywhere along a leg, at the most. */
function mostOf({ startM, endM, bulgeM }: LegRadius): number {
  return Math.max(startM, endM) + Math.max(0, bulgeM);
}

/** base + sign * radius(s) as a polynomial in s. */
function limitOf(baseM: number, radius: LegRadius, sign: number): Limit {
  return {
    constant: baseM + sign * radius.startM,
    linear: sign * (radius.endM - radius.startM + 4 * radius.bulgeM),
    square: sign * -4 * radius.bulgeM,
  };
}

function circleSets(
  shape: CircleShape,
  leg: Leg,
  radius: LegRadius,
): { possible: Intervals; certain: Intervals } {
  const distance = new CentreAlong(leg, shape);
  const possible: number[] = [];
  findWithin(distance, limitOf(shape.radiusM, radius, 1), 0, 1, possible);
  const certain: number[] = [];
  findWithin(distance, limitOf(shape.radiusM, radius, -1), 0, 1, certain);
  return { possible: joined(possible, leg), certain: joined(certain, leg) };
}

function joined(pairs: readonly number[], leg: Leg): Intervals {
  return intervalsOf(pairs, leg.lengthM > 0 ? CONTACT_M / leg.lengthM : 0);
}

/** Where D <= limit, or else the one place where it comes within a contact of it. */
function withTouches(distance: DistanceAlong, limitM: number): Intervals {
  const pairs: number[] = [];
  findWithin(distance, { constant: limitM, linear: 0, square: 0 }, 0, 1, pairs);
  if (pairs.length > 0) return intervalsOf(pairs, CONTACT_M / distance.lengthM);
  findWithin(distance, { constant: limitM + CONTACT_M, linear: 0, square: 0 }, 0, 1, pairs);
  if (pairs.length === 0) return NO_INTERVALS;
  const from = pairs[0]!;
  const until = pairs.at(-1)!;
  const touch = from === 0 ? 0 : until === 1 ? 1 : (from + until) / 2;
  return [touch, touch];
}

/** The parts of a leg within a limit of any piece of a chain. */
function withinOfLine(boundary: Boundary, leg: Leg, limit: Limit): Intervals {
  const parts = partsOfLeg(leg);
  const pairs: number[] = [];
  const top = limit.square < 0 ? Math.min(1, Math.max(0, -limit.linear / (2 * limit.square))) : 1;
  const most = Math.max(limitAt(limit, 0), limitAt(limit, 1), limitAt(limit, top));
  if (!(most >= 0)) return NO_INTERVALS;
  for (let part = 0; part < parts; part += 1) {
    const from = part / parts;
    const until = (part + 1) / parts;
    setPositionOnLine(leg.line, 0, ((from + until) / 2) * leg.lengthM, middle, 0);
    const reach = leg.lengthM / parts / 2 + most;
    const count = findPiecesNear(boundary, middle[0]!, middle[1]!, middle[2]!, reach);
    const pieces = found.slice(0, count);
    for (const piece of pieces) findWithin(new PieceAlong(leg, boundary, piece), limit, from, until, pairs);
  }
  return joined(pairs, leg);
}

/**
 * Every contact of the leg with the boundary cuts it; the middle of each part says whether the part is inside. A
 * contact with nothing inside on either side is a touch.
 */
function insideBoundary(prepared: PreparedOutline, boundary: Boundary, leg: Leg): Intervals {
  const contacts: number[] = [];
  const isNear = findContacts(boundary, leg, contacts);
  if (!isNear) return outlineContains(prepared, leg.from) ? WHOLE_LEG : NO_INTERVALS;
  contacts.sort((a, b) => a - b);
  const merge = CONTACT_M / leg.lengthM;
  const cuts: number[] = [0];
  for (const contact of contacts)
    if (contact - cuts.at(-1)! > merge && 1 - contact > merge) cuts.push(contact);
  cuts.push(1);
  const inside: number[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = cuts[i]!;
    const until = cuts[i + 1]!;
    if (outlineContains(prepared, pointOnLeg(leg, (from + until) / 2))) {
      if (inside.length > 0 && inside.at(-1) === from) inside[inside.length - 1] = until;
      else inside.push(from, until);
    }
  }
  const touches: number[] = [];
  const addTouch = (at: number): void => {
    const isNew = touches.length === 0 || at - touches.at(-1)! > merge;
    if (isNew && !intervalsContain(inside, at)) touches.push(at, at);
  };
  if (outlineContains(prepared, leg.from)) addTouch(0);
  for (const contact of contacts) addTouch(1 - contact > merge ? contact : 1);
  if (outlineContains(prepared, leg.to)) addTouch(1);
  return unionIntervals(inside, touches, merge);
}

const middle = new Float64Array(6);
