export { acos, asin, atan, atan2, atan2Deg } from './arctangent.ts';
export { cbrt, hypot } from './roots.ts';
export { cos, cosDeg, sin, sincos, sincosDeg, sinDeg, tan } from './sine-cosine.ts';
