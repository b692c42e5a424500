import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why the page tests are left out, or undefined where they can run. */
export const missingBrowser = existsSync(CHROMIUM)
  ? undefined
  : `${CHROMIUM} is not installed: page tests skipped`;

/** A page that was opened from a file, and everything that went wrong or out since. */
export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors. */
  readonly complaints: readonly string[];
  /** Requests for anything but the page itself. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Writes the page into a fresh folder and opens it in a fresh browser profile. */
export async function openReport(
  html: string,
  options: BrowserContextOptions = {},
  hash = '',
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'deconflict-report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const context = await launch(join(folder, 'profile'), options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) requests.push(request.url());
  });
  await page.goto(address + hash);
  return {
    page,
    complaints,
    requests,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(profile: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    reducedMotion: 'reduce',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
}
