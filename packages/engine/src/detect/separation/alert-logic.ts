import { METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE } from '../../geo/index.ts';
import type { Cylinder } from './cylinder.ts';
import { wellClearVolumes } from './protection-volume.ts';
import type { ProtectionVolume } from './protection-volume.ts';

/** One level of a warning: raised when its volume is violated within the alerting time. */
export interface AlertLevel {
  readonly name: string;
  readonly volume: ProtectionVolume;
  readonly alertingTimeS: number;
}

/** How several levels are raised and held. Every number is data: print it with the result. */
export interface AlertLogic {
  /** From the mildest to the most urgent; level 1 is the first. */
  readonly levels: readonly AlertLevel[];
  readonly lookAheadS: number;
  /** A level is reported when at least `of` of the last `among` samples reach it. */
  readonly confirm: { readonly of: number; readonly among: number };
  /** After a rise the reported level does not fall for so long, seconds. */
  readonly persistenceS: number;
  /** A longer silence, seconds, starts afresh. */
  readonly resetAfterS: number;
}

/** 5 NM and 1000 ft, as CD3D in DAIDALUS. */
const enRouteCylinder: Cylinder = {
  kind: 'cylinder',
  horizontalM: 5 * METRES_PER_NAUTICAL_MILE,
  verticalM: 1000 * METRES_PER_FOOT,
};

/** 1 NM and 750 ft with time to co-altitude: the preventive volume of the buffered set. */
const bufferedPreventive: ProtectionVolume = {
  ...wellClearVolumes.buffered,
  heightM: 750 * METRES_PER_FOOT,
};

const enRouteLevels = (earlyS: number): readonly AlertLevel[] => [
  { name: 'preventive', volume: wellClearVolumes.enRoutePreventive, alertingTimeS: earlyS },
  { name: 'corrective', volume: wellClearVolumes.enRoute, alertingTimeS: earlyS },
  { name: 'warning', volume: wellClearVolumes.enRoute, alertingTimeS: 25 },
];

const atOnce = { confirm: { of: 1, among: 1 }, persistenceS: 0, resetAfterS: 5 } as const;
const twoOfFour = { confirm: { of: 2, among: 4 }, persistenceS: 4, resetAfterS: 5 } as const;

/**
 * Named sets of parameters, as DAIDALUS v2.0.4 configures them. Each reproduces that program's levels row by row
 * on its own encounters.
 */
export const alertLogics = {
  /** DO-365B en route, 2 of 4 samples, 4 s persistence. */
  enRoute: { levels: enRouteLevels(55), lookAheadS: 180, ...twoOfFour },
  /** The same without holding anything: the raw level. */
  enRouteRaw: { levels: enRouteLevels(55), lookAheadS: 180, ...atOnce },
  /** The times of the set with sensor uncertainty: 50 s instead of 55 s. */
  enRouteLater: { levels: enRouteLevels(50), lookAheadS: 180, ...twoOfFour },
  /** Buffered well clear, nominal. */
  buffered: {
    levels: [
      { name: 'preventive', volume: bufferedPreventive, alertingTimeS: 60 },
      { name: 'corrective', volume: wellClearVolumes.buffered, alertingTimeS: 60 },
      { name: 'warning', volume: wellClearVolumes.buffered, alertingTimeS: 30 },
    ],
    lookAheadS: 180,
    ...atOnce,
  },
  /** One level: 5 NM and 1000 ft within the look-ahead. */
  cylinder: {
    levels: [{ name: 'conflict', volume: enRouteCylinder, alertingTimeS: 180 }],
    lookAheadS: 180,
    ...atOnce,
  },
} as const satisfies Record<string, AlertLogic>;

/** The parameters in words, one line each, to stand beside every result. */
export function describeAlertLogic(logic: AlertLogic): string[] {
  const { confirm } = logic;
  return [
    ...logic.levels.map(
      ({ name, volume, alertingTimeS }, index) =>
        `level ${index + 1}, ${name}: ${describeVolume(volume)} within ${alertingTimeS} s`,
    ),
    `look-ahead ${logic.lookAheadS} s, ${confirm.of} of ${confirm.among} samples, ` +
      `held ${logic.persistenceS} s after a rise, afresh after ${logic.resetAfterS} s of silence`,
  ];
}

function describeVolume(volume: ProtectionVolume): string {
  if (volume.kind === 'cylinder') return `${volume.horizontalM} m and ${volume.verticalM} m`;
  const coAltitude = volume.coAltitudeS === 0 ? '' : ` or co-altitude within ${volume.coAltitudeS} s`;
  return (
    `DMOD = HMD ${round(volume.distanceM)} m, modified tau ${volume.tauS} s, ` +
    `${round(volume.heightM)} m${coAltitude}`
  );
}

function round(lengthM: number): number {
  return Math.round(lengthM * 1000) / 1000;
}
