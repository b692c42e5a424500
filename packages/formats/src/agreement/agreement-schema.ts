import { agreementShape } from './agreement-shape.ts';
import type { JsonSchema, SchemaDefinitions } from './shape.ts';

/** The name of the schema. It is no address: the file comes with the program, and nothing is fetched. */
const agreementSchemaId = 'urn:deconflict:schema:agreement';

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
    ...root,
    title: 'Deconflict agreement',
    description: 'What parties agreed on about a shared sky: who, where, which rules, how to count.',
    $defs: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
