export { agreementFormat } from './agreement-format.ts';
export { buildAgreementSchema } from './agreement-schema.ts';
export type { AreaFileLoad, AreaFileLoader } from './area-resolution.ts';
export { formatDiagnosticWithExcerpt } from './diagnostic-excerpt.ts';
export { mostAgreementBytes, readAgreement } from './read-agreement.ts';
export type { AgreementFile } from './read-agreement.ts';
export type { JsonSchema } from './shape.ts';
