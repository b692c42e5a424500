/** A length that the bar shows, with its text and its length in units of the picture. */
export interface ScaleBar {
  readonly units: number;
  readonly text: string;
}

/** The longest round length, 1, 2 or 5 times a power of ten metres, that is not longer than `longestUnits`. */
export function chooseScaleBar(metresPerUnit: number, longestUnits: number): ScaleBar {
  const longestM = metresPerUnit * longestUnits;
  let lengthM = 1;
  for (let power = 1; power <= longestM; power *= 10) {
    for (const step of [1, 2, 5]) if (step * power <= longestM) lengthM = step * power;
  }
  return {
    units: Math.round(lengthM / metresPerUnit),
    text: lengthM < 1000 ? `${lengthM} m` : `${lengthM / 1000} km`,
  };
}
