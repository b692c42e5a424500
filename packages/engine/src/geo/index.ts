export type {
  ArcElement,
  ArcOutline,
  CircleOutline,
  CorridorOutline,
  EdgeKind,
  Outline,
  OutlineElement,
  PolygonOutline,
  VertexElement,
} from './outline.ts';
export { pressureAltitudeMAt, pressureHpaAt, qnhOffsetM, STANDARD_PRESSURE_HPA } from './atmosphere.ts';
export { GEOID_INTERPOLATION_ERROR_M, loadGeoid, undulationM } from './geoid.ts';
export type { Geoid } from './geoid.ts';
export {
  acos,
  asin,
  atan,
  atan2,
  atan2Deg,
  cbrt,
  cos,
  cosDeg,
  hypot,
  sin,
  sincos,
  sincosDeg,
  sinDeg,
  tan,
} from './elementary/trigonometry.ts';
export { direct, directInto, distanceM, inverse, inverseInto } from './geodesic.ts';
export type { GeodesicDirect, GeodesicInverse } from './geodesic.ts';
export { areaUnderGeodesic, EARTH_AREA_M2, ringAreaM2 } from './geodesic-area.ts';
export { crossLegs, crossTrack } from './geodesic-track.ts';
export type { CrossTrack, LegCrossing } from './geodesic-track.ts';
export { makeLeg, pointOnLeg } from './leg.ts';
export type { Leg } from './leg.ts';
export { deepestOnLeg } from './leg-depth.ts';
export type { DeepestOnLeg } from './leg-depth.ts';
export { legCertain, legInside, legNearBoundary, legPossible, legSets } from './leg-sets.ts';
export type { LegRadius, LegSets } from './leg-sets.ts';
export { outlineGap, outlinesOverlap, overlapBorder, overlapDepth } from './overlap/index.ts';
export type { BorderLine, OutlineGap, OverlapDepth } from './overlap/index.ts';
export { outlineBoxes } from './outline-box.ts';
export type { LatLonBox } from './outline-box.ts';
export { outlinePicture } from './outline-picture.ts';
export { boundaryDistanceM, outlineContains, signedBoundaryDistanceM } from './outline-distance.ts';
export { prepareOutline } from './outline-preparation.ts';
export type { PreparedOutline } from './outline-preparation.ts';
export { formatHeightLimit } from './height-format.ts';
export { TRUE_TO_INDICATED_ALTITUDE } from './height-estimate.ts';
export type { HeightReading } from './height-estimate.ts';
export { heightBandIn, heightContextAt, heightMargin } from './height-margin.ts';
export type { HeightMargin } from './height-margin.ts';
export type { HeightContext, HeightDatum, HeightLimit, Range } from './height.ts';
export {
  intersectIntervals,
  intervalsContain,
  intervalsLength,
  intervalsOf,
  NO_INTERVALS,
  subtractIntervals,
  unionIntervals,
} from './intervals.ts';
export type { Intervals } from './intervals.ts';
export type { LatLon } from './position.ts';
export { NIGHT_ALTITUDE_DEG, nightIntervals, sunAltitudeDeg, sunEvents } from './sun.ts';
export type { NightDefinition, SunEvent } from './sun.ts';
export {
  HECTOPASCALS_PER_INCH_OF_MERCURY,
  METRES_PER_FLIGHT_LEVEL,
  METRES_PER_FOOT,
  METRES_PER_NAUTICAL_MILE,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
  RADIANS_PER_DEGREE,
} from './units.ts';
