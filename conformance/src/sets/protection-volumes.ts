import type { Cylinder, ModifiedTauVolume, ProtectionVolume } from '@deconflict/engine/detect/separation';

const METRES_PER: Readonly<Record<string, number>> = { nmi: 1852, ft: 0.3048 };

/**
 * The volume that a key of the separation sets names: `cyl_5nmi_1000ft`, `dwc1_066nmi_450ft_35s`,
 * `dwc_buffered_1nmi_450ft_35s_tcoa20s`. A leading zero stands before the decimals: 066 is 0.66.
 */
export function volumeOf(key: string): ProtectionVolume {
  const cylinder = /^cyl_(\d+)(nmi|ft)_(\d+)ft$/.exec(key);
  if (cylinder !== null) return cylinderOf(cylinder[1]!, cylinder[2]!, cylinder[3]!);
  const wellClear = /^dwc.*?_(\d+)(nmi|ft)_(\d+)ft_(\d+)s(?:_tcoa(\d+)s)?$/.exec(key);
  if (wellClear === null) throw new Error(`expected the key of a volume, got ${key}`);
  return {
    kind: 'modified-tau',
    distanceM: lengthOf(wellClear[1]!, wellClear[2]!),
    heightM: lengthOf(wellClear[3]!, 'ft'),
    tauS: Number(wellClear[4]),
    coAltitudeS: Number(wellClear[5] ?? 0),
  } satisfies ModifiedTauVolume;
}

/** A key that can only name a cylinder. */
export function cylinderNamed(key: string): Cylinder {
  const volume = volumeOf(key);
  if (volume.kind !== 'cylinder') throw new Error(`expected the key of a cylinder, got ${key}`);
  return volume;
}

function cylinderOf(horizontal: string, unit: string, vertical: string): Cylinder {
  return {
    kind: 'cylinder',
    horizontalM: lengthOf(horizontal, unit),
    verticalM: lengthOf(vertical, 'ft'),
  };
}

function lengthOf(digits: string, unit: string): number {
  const value = digits.length > 1 && digits.startsWith('0') ? `0.${digits.slice(1)}` : digits;
  return Number(value) * METRES_PER[unit]!;
}
