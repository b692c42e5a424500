/** Reads a short text from left to right. */
export class TextCursor {
  readonly text: string;
  /** Index of the next character not yet read. */
  at = 0;

  constructor(text: string) {
    this.text = text;
    this.skipSpace();
  }

  /** Takes what the sticky pattern matches here and the white space behind it; undefined where it does not match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    this.skipSpace();
    return match;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && /\s/.test(this.text.charAt(this.at))) this.at += 1;
  }
}
