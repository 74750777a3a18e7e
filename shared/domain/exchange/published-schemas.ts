import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { tableNames } from '#shared/domain/datasets/tables';
import { datasetSchema } from './dataset-schema';
import { agreementMeasuredSchema } from './measured-schema';
import { planSchema } from './plan-schema';
import { slaSchema } from './sla-schema';

/**
 * The schemas under `docs/schemas`, by file name: JSON Schema of what goes out, so that others can read it without
 * this program. That of the performance report stands with the report itself.
 */
export function publishedSchemas(): Readonly<Record<string, Json>> {
  return {
    'sla.schema.json': publishedSchema(slaSchema, 'Service level agreement, format 2'),
    'jsp.schema.json': publishedSchema(planSchema, 'Joint Success Plan, format 2'),
    'measured.schema.json': publishedSchema(agreementMeasuredSchema, 'What an agreement came to'),
    ...Object.fromEntries(tableNames.map((name) => [`data/${name}.schema.json`, publishedSchema(datasetSchema(name))])),
  };
}

/** A schema as JSON Schema of what may be written. */
export function publishedSchema(schema: z.ZodType, title?: string): Json {
  // `input`: what may be written. Answers are trimmed and emptied on the way in; that cannot be said in a schema.
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // An empty tuple is written as one without items, which JSON Schema does not allow.
      if (jsonSchema.prefixItems?.length !== 0) return;
      delete jsonSchema.prefixItems;
      delete jsonSchema.items;
      jsonSchema.maxItems = 0;
    },
  });
  const { $schema, ...rest } = json as { readonly [key: string]: Json };
  return { ...($schema === undefined ? {} : { $schema }), ...(title === undefined ? {} : { title }), ...rest };
}

/** A schema as its file has it: each key on a line of its own, short lists on one. */
export function schemaFileText(json: Json): string {
  return `${written(json, '')}\n`;
}

const widest = 120;

/** @param used signs that stand before it on its line */
function written(json: Json, indent: string, used = indent.length): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    const line = `[${items.map((item) => written(item, inner)).join(', ')}]`;
    const isPlain = items.every((item) => item === null || typeof item !== 'object');
    // One more for the comma behind it.
    if (items.length === 0 || (isPlain && used + line.length + 1 <= widest)) return line;
    return `[\n${items.map((item) => inner + written(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(json as { readonly [key: string]: Json });
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, value]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + written(value, inner, name.length);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
