/** `1 fix`, `2 fixes`. */
export function fixWords(count: number): string {
  return count === 1 ? '1 fix' : `${count} fixes`;
}
