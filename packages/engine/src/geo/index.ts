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
export type { HeightContext, HeightDatum, HeightLimit, Range } from './height.ts';
export type { LatLon } from './position.ts';
