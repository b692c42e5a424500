export function sinDeg(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
export function cosDeg(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
