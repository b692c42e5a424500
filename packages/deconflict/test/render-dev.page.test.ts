import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { renderReport } from '../src/report/index.ts';
import { emptyReportModel, foundingReportModel, largeReportModel } from './synthetic-report-model.ts';
test('render', () => {
  for (const [n, m] of [
    ['founding', foundingReportModel()],
    ['empty', emptyReportModel()],
    ['large', largeReportModel(300, 1000)],
  ] as const) {
    const t = performance.now();
    const s = renderReport(m);
    console.log(n, s.length, performance.now() - t);
    writeFileSync(`/tmp/rep/${n}.html`, s);
  }
});
