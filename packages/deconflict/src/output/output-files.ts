import { renderReport } from '../report/index.ts';
import type { ReportModel } from '../report/report-model.ts';
import { makeFindingsDocument, printFindingsDocument } from './findings-document.ts';
import { printFindingsCsv } from './findings-csv.ts';
import { printFindingsGeoJson } from './findings-geojson.ts';
import type { OutputFile } from './write-outputs.ts';

/** Every file that `check --out` writes. */
export function outputFiles(model: ReportModel): OutputFile[] {
  return [
    { name: 'findings.json', content: printFindingsDocument(makeFindingsDocument(model)) },
    { name: 'findings.csv', content: printFindingsCsv(model.result.findings) },
    { name: 'findings.geojson', content: printFindingsGeoJson(model) },
    { name: 'report.html', content: renderReport(model) },
  ];
}
