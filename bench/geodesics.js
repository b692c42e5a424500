// Geodesics per second against the reference port, and our elementary functions against the machine's.
import geographiclib from 'geographiclib-geodesic';
import { asin, atan2, cos, directInto, inverseInto, sin } from '../packages/engine/dist/geo/index.js';
import { measureRounds } from './rounds.js';
import { seededNumbers } from './seeded.js';

const { Geodesic } = geographiclib;
const wgs84 = Geodesic.WGS84;
const PAIRS = 100_000;
const CALLS = 2_000_000;

/** Rows of {workload, ours, peers} as every workload gives them. */
export function runGeodesics() {
  return [inverses('any two places', 180), inverses('legs of up to 20 km', 0.15), directs(), ...functions()];
}

function inverses(name, spanDeg) {
  const random = seededNumbers(20231114);
  const lat1 = Float64Array.from({ length: PAIRS }, () => random() * 178 - 89);
  const lon1 = Float64Array.from({ length: PAIRS }, () => random() * 360 - 180);
  const lat2 = lat1.map((lat) =>
    Math.max(-89.9, Math.min(89.9, lat + (random() - 0.5) * Math.min(spanDeg, 90))),
  );
  const lon2 = lon1.map((lon) => lon + (random() - 0.5) * spanDeg);
  const out = new Float64Array(8);
  return measureRounds(`inverse, ${name}`, PAIRS, {
    ours() {
      let sum = 0;
      for (let index = 0; index < PAIRS; index += 1) {
        inverseInto(lat1[index], lon1[index], lat2[index], lon2[index], out);
        sum += out[0];
      }
      return sum;
    },
    'geographiclib-geodesic'() {
      let sum = 0;
      for (let index = 0; index < PAIRS; index += 1) {
        sum += wgs84.Inverse(lat1[index], lon1[index], lat2[index], lon2[index], Geodesic.STANDARD).s12;
      }
      return sum;
    },
  });
}

function directs() {
  const random = seededNumbers(20231114);
  const lat = Float64Array.from({ length: PAIRS }, () => random() * 178 - 89);
  const azimuth = Float64Array.from({ length: PAIRS }, () => random() * 360);
  const distance = Float64Array.from({ length: PAIRS }, () => random() * 5e6);
  const out = new Float64Array(8);
  return measureRounds('direct', PAIRS, {
    ours() {
      let sum = 0;
      for (let index = 0; index < PAIRS; index += 1) {
        directInto(lat[index], 0, azimuth[index], distance[index], out);
        sum += out[0];
      }
      return sum;
    },
    'geographiclib-geodesic'() {
      let sum = 0;
      for (let index = 0; index < PAIRS; index += 1) {
        sum += wgs84.Direct(lat[index], 0, azimuth[index], distance[index], Geodesic.STANDARD).lat2;
      }
      return sum;
    },
  });
}

function functions() {
  const random = seededNumbers(20231114);
  const angles = Float64Array.from({ length: 4096 }, () => random() * 12 - 6);
  const ratios = Float64Array.from({ length: 4096 }, () => random() * 2 - 1);
  const cases = [
    ['sin', sin, Math.sin, angles],
    ['cos', cos, Math.cos, angles],
    ['asin', asin, Math.asin, ratios],
    ['atan2', (value) => atan2(value, 0.5), (value) => Math.atan2(value, 0.5), ratios],
  ];
  return cases.map(([name, own, machine, values]) =>
    measureRounds(String(name), CALLS, {
      ours: () => sumOver(own, values),
      [`Math.${String(name)}`]: () => sumOver(machine, values),
    }),
  );
}

function sumOver(call, values) {
  let sum = 0;
  for (let index = 0; index < CALLS; index += 1) sum += call(values[index & 4095]);
  return sum;
}
