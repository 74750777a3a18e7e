import { z } from 'zod';
import type { ColumnType, DatasetColumn } from '#shared/domain/datasets/dataset-columns';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { caseSeverities, pauseReasons, type TableName } from '#shared/domain/datasets/tables';

const momentSchema = z.iso.datetime({ offset: true });

/**
 * The JSON form of a table as a schema, for whoever writes one. It is stricter than the reader, which also takes the
 * habits of other programs: other words, local times of a named zone, days without a time.
 */
export function datasetSchema(name: TableName): z.ZodType {
  const { title, meaning, columns } = datasetFormats[name];
  const shape = Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)]));
  return z.array(z.strictObject(shape)).meta({ title, description: meaning });
}

function columnSchema(column: DatasetColumn): z.ZodType {
  const schema = cellSchema(column.type);
  const mayBeEmpty = column.blank === null ? schema : schema.nullable();
  const unit = column.unit === '' ? '' : ` In ${column.unit}.`;
  const blank = column.blank === null ? '' : ` Empty: ${column.blank}.`;
  const described = mayBeEmpty.meta({ description: `${column.meaning}${unit}${blank}` });
  return column.required ? described : described.optional();
}

function cellSchema(type: ColumnType): z.ZodType {
  switch (type.kind) {
    case 'instant':
      return momentSchema;
    case 'instants':
      return z.array(momentSchema);
    case 'number': {
      const least = (type.whole ? z.int() : z.number()).min(type.least);
      return type.most === null ? least : least.max(type.most);
    }
    case 'decimal':
      return z.string().regex(/^\d+(\.\d+)?$/);
    case 'words': {
      const words = Object.keys(type.words);
      const isYesNo = words.includes('yes') && words.includes('no');
      return isYesNo ? z.boolean() : z.enum(words);
    }
    case 'severityChanges':
      return z.array(z.strictObject({ at: momentSchema, severity: z.enum(caseSeverities) }));
    case 'pauses':
      return z.array(
        z.strictObject({
          from: momentSchema,
          to: momentSchema.nullable(),
          reason: z.enum(pauseReasons),
          by: z.string(),
          note: z.string(),
        }),
      );
    case 'text':
      return z.string();
  }
}
