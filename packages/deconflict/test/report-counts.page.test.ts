import type { Count } from '@deconflict/engine/account';
import { afterEach, describe, expect, test } from 'vitest';
import { renderReport } from '../src/report/index.ts';
import type { ReportModel } from '../src/report/index.ts';
import { missingBrowser, openReport } from './report-browser.ts';
import type { OpenPage } from './report-browser.ts';
import { foundingReportModel } from './synthetic-report-model.ts';

let opened: OpenPage | undefined;

describe.skipIf(missingBrowser !== undefined)('the table of counts in a browser', () => {
  afterEach(async () => {
    const last = opened;
    opened = undefined;
    await last?.close();
  });

  test.each([
    ['1280 px wide', { width: 1280, height: 900 }],
    ['390 px wide', { width: 390, height: 844 }],
  ])('every cell stands below the head of its own column, %s', async (_, viewport) => {
    opened = await openReport(renderReport(unevenModel()), { viewport });
    const rows = await opened.page.locator('table.counts tr').evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .map((cell) => ({ text: cell.textContent?.trim() ?? '', box: cell.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && box.height > 0)
          .map(({ text, box }) => ({ text, fromX: box.left, untilX: box.right })),
      ),
    );
    const [head, ...body] = rows;
    expect(head).toHaveLength(1 + ruleNames.length);
    expect(body).toHaveLength(5);
    expect(body.flat().filter(({ text }) => text === 'does not apply')).toHaveLength(2 + 3 + 3);
    for (const cells of body) {
      expect(cells.map(({ fromX, untilX }) => [fromX, untilX])).toEqual(
        head?.map(({ fromX, untilX }) => [fromX, untilX]),
      );
    }
  });
});

const ruleNames = ['entry', 'transponder', 'distance', 'heights', 'approach'] as const;

/** Rules with every unit between rules with few, two of those side by side: the cells that do not apply adjoin. */
function unevenModel(): ReportModel {
  const model = foundingReportModel();
  const complete = model.result.counts.filter(({ party }) => party !== undefined);
  const few: Readonly<Record<string, readonly Count['unit'][]>> = {
    transponder: ['airframe', 'episode', 'minutes'],
    distance: ['episode', 'minutes'],
    approach: ['episode', 'minutes'],
  };
  const counts = ruleNames.flatMap((rule) =>
    complete
      .filter(({ unit }) => few[rule]?.includes(unit) ?? true)
      .map((count) => Object.assign({}, count, { rule })),
  );
  return { ...model, result: { ...model.result, counts } };
}
