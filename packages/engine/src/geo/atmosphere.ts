import { exp, log, pow } from './elementary/exponential.ts';

/** Pressure of the ICAO standard atmosphere at mean sea level, hPa (ICAO Doc 7488/3). */
export const STANDARD_PRESSURE_HPA = 1013.25;

// ICAO Doc 7488/3, primary constants: temperature at mean sea level (K), standard acceleration of gravity (m/s2),
// specific gas constant of dry air (J/(kg K)).
const TEMPERATURE_AT_SEA_LEVEL_K = 288.15;
const GRAVITY = 9.80665;
const GAS_CONSTANT = 287.05287;

interface Layer {
  readonly baseM: number;
  readonly gradientKPerM: number;
  readonly baseTemperatureK: number;
  readonly basePressureHpa: number;
}

/**
 * Pressure altitude, metres, at which the ICAO standard atmosphere has this static pressure (hPa): geopotential
 * height above the 1013.25 hPa surface (ICAO Doc 7488/3, section 2). The layers reach 47 km; the last is continued
 * above, the first below sea level. The reverse of {@link pressureHpaAt} to 1e-8 m. Infinity for 0, NaN below 0.
 */
export function pressureAltitudeMAt(pressureHpa: number): number {
  const layer = layers.findLast(({ basePressureHpa }) => pressureHpa <= basePressureHpa) ?? layers[0]!;
  const { baseM, gradientKPerM, baseTemperatureK, basePressureHpa } = layer;
  const ratio = pressureHpa / basePressureHpa;
  if (gradientKPerM === 0) return baseM - (GAS_CONSTANT * baseTemperatureK * log(ratio)) / GRAVITY;
  const warming = pow(ratio, (-GAS_CONSTANT * gradientKPerM) / GRAVITY);
  return baseM + (baseTemperatureK / gradientKPerM) * (warming - 1);
}

/** Static pressure, hPa, of the ICAO standard atmosphere at a pressure altitude in metres: the reverse. */
export function pressureHpaAt(pressureAltitudeM: number): number {
  const layer = layers.findLast(({ baseM }) => pressureAltitudeM >= baseM) ?? layers[0]!;
  return pressureInLayer(layer, pressureAltitudeM);
}

/**
 * What an altimeter reads less when it is set to QNH instead of 1013.25 hPa, metres: pressure altitude minus
 * altitude on QNH. It is the pressure altitude of the QNH itself: 540 m at 950 hPa, -301 m at 1050 hPa, some 8.3 m
 * or 27 ft a hectopascal. No temperature correction: an altitude on QNH is the true one only in the standard
 * atmosphere.
 */
export function qnhOffsetM(qnhHpa: number): number {
  return pressureAltitudeMAt(qnhHpa);
}

/** ICAO Doc 7488/3: base of each layer in geopotential metres, and its temperature gradient. */
const layers: readonly Layer[] = stackLayers([
  { baseM: 0, gradientKPerM: -0.0065 },
  { baseM: 11_000, gradientKPerM: 0 },
  { baseM: 20_000, gradientKPerM: 0.001 },
  { baseM: 32_000, gradientKPerM: 0.0028 },
]);

function stackLayers(gradients: readonly Pick<Layer, 'baseM' | 'gradientKPerM'>[]): Layer[] {
  const stack: Layer[] = [];
  for (const { baseM, gradientKPerM } of gradients) {
    const below = stack.at(-1);
    stack.push({
      baseM,
      gradientKPerM,
      baseTemperatureK: below
        ? below.baseTemperatureK + below.gradientKPerM * (baseM - below.baseM)
        : TEMPERATURE_AT_SEA_LEVEL_K,
      basePressureHpa: below ? pressureInLayer(below, baseM) : STANDARD_PRESSURE_HPA,
    });
  }
  return stack;
}

/** ICAO Doc 7488/3, section 2: the hydrostatic equation for constant temperature and for constant gradient. */
function pressureInLayer(layer: Layer, altitudeM: number): number {
  const { baseM, gradientKPerM, baseTemperatureK, basePressureHpa } = layer;
  const climbM = altitudeM - baseM;
  if (gradientKPerM === 0) {
    return basePressureHpa * exp((-GRAVITY * climbM) / (GAS_CONSTANT * baseTemperatureK));
  }
  const warming = 1 + (gradientKPerM * climbM) / baseTemperatureK;
  return basePressureHpa * pow(warming, -GRAVITY / (GAS_CONSTANT * gradientKPerM));
}
