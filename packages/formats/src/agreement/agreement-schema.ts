import { agreementShape } from './agreement-shape.ts';
import type { JsonSchema, SchemaDefinitions } from './shape.ts';

/** Where the schema is published; editors find it by this address. */
export const agreementSchemaId = 'https://deconflict.org/schemas/agreement.schema.json';

/**
 * The JSON Schema (draft 2020-12) of the agreement file, made from the same description that the reader follows. It
 * accepts everything that the reader accepts; references, ranges and calendars only the reader checks.
 */
export function buildAgreementSchema(): JsonSchema {
  const definitions: SchemaDefinitions = new Map();
  const root = agreementShape.schema(definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: agreementSchemaId,
    title: 'Deconflict agreement',
    description: 'What parties agreed on about a shared sky: who, where, which rules, how to count.',
    ...root,
    $defs: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
