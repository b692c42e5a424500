import { log } from '../elementary/exponential.ts';
import { cosDeg, sinDeg } from '../elementary/sine-cosine.ts';
import { ECCENTRICITY_SQUARED } from '../wgs84.ts';

/**
 * psi(lat2) - psi(lat1) in radians, with psi = artanh(sin phi) - e artanh(e sin phi) (J. P. Snyder, Map Projections:
 * A Working Manual, 1987, equation 7-7): on a rhumb line longitude grows in proportion to it. Short steps are
 * integrated instead, because the difference would lose its digits. Infinite at the poles.
 */
export function isometricStep(lat1Deg: number, lat2Deg: number): number {
  const step = lat2Deg - lat1Deg;
  const middle = (lat1Deg + lat2Deg) / 2;
  if (Math.abs(step) > 0.5 || Math.abs(middle) > 85)
    return isometricLatitude(lat2Deg) - isometricLatitude(lat1Deg);
  // Gauss and Legendre, four points.
  const inner = (step / 2) * 0.3399810435848563;
  const outer = (step / 2) * 0.8611363115940526;
  const sum =
    0.6521451548625461 * (isometricRate(middle - inner) + isometricRate(middle + inner)) +
    0.34785484513745385 * (isometricRate(middle - outer) + isometricRate(middle + outer));
  return ((sum * step) / 2) * 0.017453292519943295;
}

function isometricRate(latDeg: number): number {
  const sine = sinDeg(latDeg);
  return (1 - ECCENTRICITY_SQUARED) / ((1 - ECCENTRICITY_SQUARED * sine * sine) * cosDeg(latDeg));
}

const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);

function isometricLatitude(latDeg: number): number {
  const sine = sinDeg(latDeg);
  const cosine = cosDeg(latDeg);
  // artanh(sin phi) = ln((1 + sin phi) / cos phi), which keeps its digits beside the north pole; mirrored beside the south pole.
  const sphere = sine < 0 ? -log((1 - sine) / cosine) : log((1 + sine) / cosine);
  return sphere - ECCENTRICITY * artanh(ECCENTRICITY * sine);
}

/** For |x| up to 0.1. */
function artanh(x: number): number {
  return 0.5 * log((1 + x) / (1 - x));
}
