import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { renderReport } from '../src/report/index.ts';
import { hostileReportModel } from './hostile-report-model.ts';
import { missingBrowser, openReport } from './report-browser.ts';
import type { OpenPage } from './report-browser.ts';
import { emptyReportModel, foundingReportModel, largeReportModel } from './synthetic-report-model.ts';

if (missingBrowser) console.warn(missingBrowser);

const founding = renderReport(foundingReportModel());
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

let opened: OpenPage | undefined;

async function open(...args: Parameters<typeof openReport>): Promise<Page> {
  opened = await openReport(...args);
  return opened.page;
}

describe.skipIf(missingBrowser !== undefined)('the report in a browser', () => {
  afterEach(async () => {
    const last = opened;
    opened = undefined;
    await last?.close();
    expect(last?.complaints).toEqual([]);
    expect(last?.requests).toEqual([]);
  });

  describe.each([
    ['1280 px wide, light', wide, 'light'],
    ['1280 px wide, dark', wide, 'dark'],
    ['390 px wide, light', narrow, 'light'],
    ['390 px wide, dark', narrow, 'dark'],
  ] as const)('%s', (_, viewport, colorScheme) => {
    test.each([
      ['the founding day', founding],
      ['a report without findings', renderReport(emptyReportModel())],
    ])('axe has nothing to say about %s', async (_name, html) => {
      const page = await open(html, { viewport, colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    });

    test('nothing runs off to the side', async () => {
      const page = await open(founding, { viewport, colorScheme });
      expect(await sidewaysRoom(page)).toBe(0);
    });
  });

  test('hostile names neither run nor widen the page', async () => {
    const page = await open(renderReport(hostileReportModel()), { viewport: narrow });
    expect(
      await page.evaluate(() => [
        Reflect.get(globalThis, 'broken'),
        document.images.length,
        document.scripts.length,
      ]),
    ).toEqual([undefined, 0, 2]);
    expect(await sidewaysRoom(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('everything can be read where no script runs', async () => {
    const page = await open(founding, { viewport: wide, javaScriptEnabled: false });
    const text = await page.locator('body').innerText();
    for (const words of ['14 to 15', 'DUKE91 may have been inside', 'sha256', 'Not for navigation']) {
      expect(text).toContain(words);
    }
    expect(await page.locator('.finding').count()).toBe(20);
    expect(await page.locator('svg.profile').count()).toBe(19);
    expect((await page.locator('.map').boundingBox())?.width).toBeGreaterThan(400);
    for (const needsScript of ['#filters', '.map-controls', '.script-only']) {
      expect(await page.locator(needsScript).isVisible()).toBe(false);
    }
    await page.locator('summary').first().click();
    expect(await page.locator('.reasons').first().isVisible()).toBe(true);
  });

  test('the filter narrows list and map, says so, and is taken back', async () => {
    const page = await open(founding, { viewport: wide });
    await page.getByLabel('Certainty').selectOption('possible');
    expect(await visibleFindings(page)).toBe(3);
    expect(await page.getByRole('status').innerText()).toBe('3 of 20 findings shown');
    expect(await page.locator('.pick:not(.filtered)').count()).toBe(3);
    await page.getByLabel('Rule').selectOption({ label: 'distance' });
    expect(await visibleFindings(page)).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => visibleFindings(page)).toBe(20);
    await page.getByLabel('Party').selectOption({ label: 'unattributed aircraft' });
    expect(await visibleFindings(page)).toBe(1);
  });

  test('the address leads to a finding and shows it on the map', async () => {
    const anchor = /id="(finding-entry_icao:ae7001[^"]*)"/.exec(founding)?.[1] ?? '';
    const page = await open(founding, { viewport: wide }, `#${anchor}`);
    expect(await page.locator('.finding.selected h3').innerText()).toContain('DUKE91');
    expect(await page.locator('.pick.selected').getAttribute('data-finding')).toBe(anchor);
    expect(await page.locator('#error-circles circle').count()).toBeGreaterThan(1);
    expect(await isInView(page, '.finding.selected h3')).toBe(true);
  });

  test('a click on a track chooses its finding and brings its profile into view', async () => {
    const page = await open(founding, { viewport: wide });
    await page.locator('.map-frame').scrollIntoViewIfNeeded();
    await page.locator('.pick').nth(4).locator('.hit').dispatchEvent('click');
    await expect.poll(() => isInView(page, '.finding.selected svg.profile')).toBe(true);
    expect(page.url()).toContain('#finding-');
  });

  test('a chosen finding that is filtered out comes back', async () => {
    const page = await open(founding, { viewport: wide });
    await page.getByLabel('Certainty').selectOption('possible');
    const hidden = await page.locator('.finding[hidden]').first().getAttribute('id');
    await page.evaluate((anchor) => {
      location.hash = anchor ?? '';
    }, hidden);
    await expect.poll(() => page.locator('.finding.selected').isVisible()).toBe(true);
  });

  test('the map moves and zooms by keyboard, button, wheel and drag', async () => {
    const page = await open(founding, { viewport: wide });
    const frame = page.locator('#map-frame');
    await frame.scrollIntoViewIfNeeded();
    await frame.focus();
    const whole = await viewBox(page);
    await page.keyboard.press('+');
    const near = await viewBox(page);
    expect(near[2]).toBeLessThan(whole[2]);
    await page.keyboard.press('ArrowRight');
    expect((await viewBox(page))[0]).toBeGreaterThan(near[0]);
    await page.keyboard.press('0');
    expect(await viewBox(page)).toEqual(whole);
    const scale = await page.locator('#scale-text').textContent();
    await page.getByRole('button', { name: 'Zoom in' }).click({ clickCount: 4 });
    expect(await page.locator('#scale-text').textContent()).not.toBe(scale);
    await page.getByRole('button', { name: 'Show the whole map' }).click();
    const box = await frame.boundingBox();
    if (!box) throw new Error('got no box of the map, expected one');
    await page.mouse.move(box.x + 300, box.y + 300);
    await page.mouse.wheel(0, -300);
    expect(await viewBox(page)).toEqual(whole);
    await frame.scrollIntoViewIfNeeded();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await viewBox(page))[2]).toBeLessThan(whole[2]);
    const before = await viewBox(page);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 260, { steps: 5 });
    await page.mouse.up();
    expect((await viewBox(page))[0]).toBeGreaterThan(before[0]);
  });

  test('the map follows two fingers', async () => {
    const page = await open(founding, { viewport: narrow, hasTouch: true, isMobile: true });
    await page.locator('#map-frame').scrollIntoViewIfNeeded();
    const box = await page.locator('#map-frame').boundingBox();
    if (!box) throw new Error('got no box of the map, expected one');
    const client = await page.context().newCDPSession(page);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const fingers = (apart: number) =>
      [-1, 1].map((side, id) => ({ x: middle.x + side * apart, y: middle.y, id }));
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) });
    for (const apart of [40, 60, 80]) {
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect((await viewBox(page))[2]).toBeLessThan(20_000);
  });

  test('the keyboard reaches the findings first and every control once, with a ring', async () => {
    const page = await open(founding, { viewport: wide });
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the findings');
    expect(await isInView(page, '.skip')).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('certainty');
    const reached = await walk(page, 120);
    for (const control of [
      'SELECT',
      'BUTTON:Show all',
      'A:DUKE11',
      'SUMMARY:Why confirmed, and from what',
      'BUTTON:Show on map',
    ]) {
      expect(reached.some((name) => name.startsWith(control))).toBe(true);
    }
    expect(
      await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
    ).toBe('solid');
  });

  test('tables scroll inside their box on a narrow screen', async () => {
    const page = await open(founding, { viewport: narrow });
    const wider = await page
      .locator('.table-box')
      .evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).length);
    expect(wider).toBeGreaterThan(0);
    expect(await sidewaysRoom(page)).toBe(0);
  });

  test('three hundred findings and a thousand tracks open and filter within seconds, late figures appear', async () => {
    const start = performance.now();
    const page = await open(renderReport(largeReportModel(300, 1000)), { viewport: wide });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await page.locator('[data-figure]').count()).toBe(180);
    const last = page.locator('.finding').last();
    await last.scrollIntoViewIfNeeded();
    await expect.poll(() => last.locator('svg.profile').count()).toBe(1);
    await page.getByLabel('Certainty').selectOption('possible');
    expect(await visibleFindings(page)).toBe(34);
  });

  test('on paper the details are open and the controls are gone', async () => {
    const page = await open(founding, { viewport: wide });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('details:not([open])').count()).toBe(0);
    for (const control of ['#filters', '.map-controls', 'nav'])
      expect(await page.locator(control).isVisible()).toBe(false);
  });
});

async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe') as typeof axeCore;
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
    );
  });
}

function sidewaysRoom(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function visibleFindings(page: Page): Promise<number> {
  return page.locator('.finding:not([hidden])').count();
}

async function viewBox(page: Page): Promise<[x: number, y: number, width: number]> {
  const text = await page.locator('#map-picture').getAttribute('viewBox');
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN] = (text ?? '').split(' ').map(Number);
  return [x, y, width];
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0;
  }, selector);
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

async function walk(page: Page, steps: number): Promise<readonly string[]> {
  const reached: string[] = [];
  for (let step = 0; step < steps; step++) {
    reached.push(
      await page.evaluate(
        () => `${document.activeElement?.tagName}:${document.activeElement?.textContent?.trim()}`,
      ),
    );
    await page.keyboard.press('Tab');
  }
  return reached;
}
