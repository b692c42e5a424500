import { geodesicBetween, travel, wrapDegrees } from './geodesic.js';

/**
 * @typedef {import('./geodesic.js').Place} Place
 * @typedef {Place & { heightM: number, knots: number }} Waypoint height on whatever datum the flight is planned in
 * @typedef {Place & { heightM: number }} Position
 * @typedef {{ kind: 'line', lengthM: number, start: Place, azimuthDeg: number }
 *   | { kind: 'arc', lengthM: number, centre: Place, azimuthDeg: number, radiusM: number, sign: 1 | -1 }} Piece
 */

/**
 * A flight path without corners: geodesics between waypoints, joined by turns of one radius that leave the waypoint on
 * the outside (fly-by). Every position is a closed expression of the time, so that no error adds up along the way.
 */
export class FlightPath {
  /** @type {Piece[]} */
  #pieces = [];
  /** Distance flown and time taken to each waypoint (in a turn: to its middle). */
  #stationsM = [0];
  #stationsS = [0];
  #waypoints;

  /**
   * @param {readonly Waypoint[]} waypoints
   * @param {number} turnRadiusM
   */
  constructor(waypoints, turnRadiusM) {
    this.#waypoints = waypoints;
    this.#layOut(waypoints, turnRadiusM);
    for (let at = 1; at < waypoints.length; at += 1) {
      const legM = this.#stationsM[at] - this.#stationsM[at - 1];
      const meanKnots = (waypoints[at - 1].knots + waypoints[at].knots) / 2;
      this.#stationsS.push(this.#stationsS[at - 1] + legM / (meanKnots * METRES_PER_SECOND_OF_A_KNOT));
    }
  }

  /** Seconds from first to last waypoint. */
  get durationS() {
    return this.#stationsS.at(-1);
  }

  /**
   * @param {number} index of a waypoint
   * @returns {number} seconds from the start
   */
  timeOfWaypointS(index) {
    return this.#stationsS.at(index);
  }

  /**
   * @param {number} timeS seconds from the start, within the flight
   * @returns {Position}
   */
  positionAt(timeS) {
    const leg = this.#legAt(timeS);
    const before = this.#waypoints[leg];
    const after = this.#waypoints[leg + 1];
    const legS = this.#stationsS[leg + 1] - this.#stationsS[leg];
    const elapsedS = timeS - this.#stationsS[leg];
    // Uniform acceleration along a leg whose ends have different speeds.
    const gainKnots = ((after.knots - before.knots) * elapsedS) / legS;
    const flownM = (before.knots + gainKnots / 2) * elapsedS * METRES_PER_SECOND_OF_A_KNOT;
    const legM = this.#stationsM[leg + 1] - this.#stationsM[leg];
    const heightM = before.heightM + ((after.heightM - before.heightM) * flownM) / legM;
    return { ...this.#placeAt(this.#stationsM[leg] + flownM), heightM };
  }

  /** @param {number} timeS */
  #legAt(timeS) {
    let leg = 0;
    while (leg < this.#stationsS.length - 2 && this.#stationsS[leg + 1] <= timeS) leg += 1;
    return leg;
  }

  /**
   * @param {number} flownM
   * @returns {Place}
   */
  #placeAt(flownM) {
    let restM = flownM;
    let piece = this.#pieces[0];
    for (const candidate of this.#pieces) {
      piece = candidate;
      if (restM <= piece.lengthM) break;
      if (candidate !== this.#pieces.at(-1)) restM -= piece.lengthM;
    }
    return placeOn(piece, restM);
  }

  /**
   * @param {readonly Waypoint[]} waypoints
   * @param {number} radiusM
   */
  #layOut(waypoints, radiusM) {
    let flownM = 0;
    /** @type {Place} */
    let from = waypoints[0];
    for (let at = 1; at < waypoints.length; at += 1) {
      const arrival = geodesicBetween(waypoints[at - 1], waypoints[at]);
      const next = waypoints[at + 1];
      const turnDeg = next
        ? wrapDegrees(geodesicBetween(waypoints[at], next).departureDeg - arrival.arrivalDeg)
        : 0;
      const cutM = radiusM * Math.tan((Math.abs(turnDeg) / 2) * RADIANS);
      const turnIn = cutM > 0 ? travel(waypoints[at], arrival.arrivalDeg + 180, cutM) : waypoints[at];
      const straight = geodesicBetween(from, turnIn);
      const onward = Math.abs(
        wrapDegrees(straight.departureDeg - geodesicBetween(from, waypoints[at]).departureDeg),
      );
      if (straight.distanceM > 1 && onward > 90) throw new Error(`no room for the turn at waypoint ${at}`);
      this.#pieces.push({
        kind: 'line',
        lengthM: straight.distanceM,
        start: from,
        azimuthDeg: straight.departureDeg,
      });
      flownM += straight.distanceM;
      from = turnIn;
      let turnM = 0;
      if (Math.abs(turnDeg) > 1e-6) {
        const sign = turnDeg > 0 ? 1 : -1;
        const centre = travel(turnIn, straight.arrivalDeg + 90 * sign, radiusM);
        turnM = Math.abs(turnDeg) * RADIANS * radiusM;
        /** @type {Piece} */
        const arc = {
          kind: 'arc',
          lengthM: turnM,
          centre,
          azimuthDeg: geodesicBetween(centre, turnIn).departureDeg,
          radiusM,
          sign,
        };
        this.#pieces.push(arc);
        from = placeOn(arc, turnM);
      }
      this.#stationsM.push(flownM + turnM / 2);
      flownM += turnM;
    }
  }
}

/**
 * @param {Piece} piece
 * @param {number} alongM
 * @returns {Place}
 */
function placeOn(piece, alongM) {
  if (piece.kind === 'line') return travel(piece.start, piece.azimuthDeg, alongM);
  const sweptDeg = alongM / piece.radiusM / RADIANS;
  return travel(piece.centre, piece.azimuthDeg + piece.sign * sweptDeg, piece.radiusM);
}

const RADIANS = Math.PI / 180;
/** 1852 m in 3600 s. */
const METRES_PER_SECOND_OF_A_KNOT = 1852 / 3600;
