export { errorCatalogue } from './catalogue.ts';
export type { CatalogueEntry, ErrorCode, Severity } from './catalogue.ts';
export { DeconflictError, formatDiagnostic, severityOf } from './diagnostic.ts';
export type { Diagnostic } from './diagnostic.ts';
