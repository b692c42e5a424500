import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { trustedMarkup } from './markup.ts';
import type { Markup } from './markup.ts';

/** The style sheet and the script of the page as elements, and their digests for the content security policy. */
export interface PageAssets {
  readonly style: Markup;
  readonly script: Markup;
  /** `'sha256-…'` as CSP 3 section 2.3.1 writes a hash source. */
  readonly styleHash: string;
  readonly scriptHash: string;
}

let assets: PageAssets | undefined;

/**
 * Read once. They are files of their own so that editors, linters and formatters know them for what they are. `src`
 * and `dist` are siblings in the package: one relative path serves the source and the build.
 */
export function readPageAssets(): PageAssets {
  if (assets) return assets;
  const style = readAsset(new URL('../../../src/report/page/report.css', import.meta.url));
  const script = readAsset(new URL('../../../src/report/page/report-script.js', import.meta.url));
  // The digest covers every character between the tags: no template may stand between them.
  assets = {
    style: trustedMarkup(`<style>${style}</style>`),
    script: trustedMarkup(`<script>${script}</script>`),
    styleHash: hashSource(style),
    scriptHash: hashSource(script),
  };
  return assets;
}

function readAsset(url: URL): string {
  return readFileSync(url, 'utf8').replaceAll('\r\n', '\n');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
