export { overlapBorder } from './overlap-border.ts';
export type { BorderLine } from './overlap-border.ts';
export { overlapDepth } from './overlap-depth.ts';
export type { OverlapDepth } from './overlap-depth.ts';
export { outlineGap, outlinesOverlap } from './outline-gap.ts';
export type { OutlineGap } from './outline-gap.ts';
