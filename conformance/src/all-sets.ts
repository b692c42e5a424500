import { arcPolygonPoints, arcPolygonSegments } from './sets/arc-polygon.ts';
import { corridorPoints, corridorSegments } from './sets/corridor.ts';
import { crossTracks, directInverse, geodesicIntersections } from './sets/geodesics.ts';
import { encounterReplays } from './sets/encounter-replay.ts';
import { geodesicStates, geodesicTracks } from './sets/geodesic-separation.ts';
import { geodTest } from './sets/geod-test.ts';
import { geoidHeights, publishedGeoidPoints } from './sets/geoid.ts';
import { planarStates, planarTracks } from './sets/planar-separation.ts';
import { planimeter } from './sets/planimeter.ts';
import { pointsInPolygon, segmentsAgainstPolygons } from './sets/polygon.ts';
import { pressureAltitudes } from './sets/pressure-altitude.ts';
import { segmentsAgainstCircles } from './sets/segment-circle.ts';
import { sunAlmanac, sunDays } from './sets/sun-day.ts';
import { tracksInVolumes } from './sets/track-volume.ts';
import { uncertainPoints, uncertainSegments } from './sets/uncertain.ts';
import { intentPairs, touchingVolumePairs, volumePairs } from './sets/volume-pair.ts';
import type { TruthSet } from './truth-set.ts';

/** Every set there is a judge for. A new kind of truth is a file in sets/ and a line here. */
export const allSets: readonly TruthSet[] = [
  directInverse,
  crossTracks,
  geodesicIntersections,
  pointsInPolygon,
  segmentsAgainstPolygons,
  segmentsAgainstCircles,
  arcPolygonPoints,
  arcPolygonSegments,
  corridorPoints,
  corridorSegments,
  tracksInVolumes,
  uncertainPoints,
  uncertainSegments,
  geodTest,
  planimeter,
  geoidHeights,
  publishedGeoidPoints,
  pressureAltitudes,
  sunDays,
  sunAlmanac,
  planarStates,
  planarTracks,
  geodesicStates,
  geodesicTracks,
  encounterReplays,
  volumePairs,
  touchingVolumePairs,
  intentPairs,
];
