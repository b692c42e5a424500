/**
 * Text that is markup already. Only {@link html} and {@link trustedMarkup} make it, so that a string from a file
 * can never reach the page unescaped.
 */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: markup goes in as it is, everything else is escaped; nothing is left out as empty. */
export type MarkupValue = Markup | string | number | undefined | false | readonly MarkupValue[];

/** Tagged template for HTML and SVG: every value is escaped for text and for quoted attributes alike. */
export function html(template: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const strings = withoutIndentation(template);
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    text += renderValue(value) + (strings[index + 1] ?? '');
  });
  return new Markup(text);
}

/** Markup that this program made itself, such as the style sheet. Never for anything that came from a file. */
export function trustedMarkup(text: string): Markup {
  return new Markup(text);
}

/** JSON for a data block in a script element: no `<` is left that could end the element or open a comment. */
export function jsonData(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value)
      .replaceAll('<', String.raw`\u003c`)
      .replaceAll('\u2028', String.raw`\u2028`)
      .replaceAll('\u2029', String.raw`\u2029`),
  );
}

/**
 * Escapes for text and quoted attributes. Control characters and the characters that turn the direction of
 * writing become U+FFFD: a name could otherwise make the words beside it read differently.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll(unsafeCharacters, '\uFFFD')
    .replaceAll(markupCharacters, (character) => entities[character] ?? character);
}

const stripped = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A line break and the indentation after it are one white space in HTML: the indentation need not be sent. */
function withoutIndentation(template: TemplateStringsArray): readonly string[] {
  const known = stripped.get(template);
  if (known) return known;
  const strings = template.map((part) => part.replaceAll(/\n\s+/g, '\n'));
  stripped.set(template, strings);
  return strings;
}

function renderValue(value: MarkupValue): string {
  if (value instanceof Markup) return value.text;
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return escapeText(String(value));
  return value.map(renderValue).join('');
}

/** C0 and C1 controls except tab, line feed and carriage return; embeddings, overrides and isolates; lone surrogates. */
const unsafeCharacters = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/gu;

const markupCharacters = /[&<>"']/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
