import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, html, jsonData, trustedMarkup } from './markup.ts';

describe('html', () => {
  test('escapes what comes from outside and keeps what it made itself', () => {
    const name = `<script>alert("1" & '2')</script>`;
    expect(html`<p title="${name}">${html`<b>${name}</b>`}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;"><b>&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</b></p>',
    );
  });

  test('leaves out what is absent or false, joins lists, prints numbers', () => {
    expect(html`${undefined}${false}${[1, html`<i>${'a'}</i>`, [2]]}${0}`.text).toBe('1<i>a</i>20');
  });

  test('sends no indentation, and touches no line break in a value', () => {
    const template = Object.assign(['<p>\n      ', '\n    </p>'], { raw: [] });
    expect(html(template, 'a\n    b').text).toBe('<p>\na\n    b\n</p>');
  });

  test('markup that is trusted goes in as it is', () => {
    expect(html`${trustedMarkup('<br>')}`.text).toBe('<br>');
  });
});

describe('escapeText', () => {
  test('leaves no character of markup for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('a name cannot turn the direction of the words beside it', () => {
    expect(escapeText('A\u202Efdp.exe\u2066')).toBe('A\uFFFDfdp.exe\uFFFD');
  });

  test('control characters and lone surrogates become visible, line breaks and pairs stay', () => {
    expect(escapeText('a\u0000b\u0085\tc\nd\uD800e😀')).toBe('a\uFFFDb\uFFFD\tc\nd\uFFFDe😀');
  });
});

describe('jsonData', () => {
  test('cannot end its script element and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('</script>', '<!--', ']]>', '\u2028'), (value, danger) => {
        const { text } = jsonData([value, danger]);
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify([value, danger]));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
