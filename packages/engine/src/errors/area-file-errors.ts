/** Faults in area files (OpenAir, GeoJSON). */
export const areaFileErrors = {} as const;
