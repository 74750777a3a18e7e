import { changedFields, fieldsOf, type Records } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import type { Edit } from './writer';

/** The edit that adds a record. */
export function creation<Name extends EntityName>(entity: Name, record: Records[Name]): Edit {
  return { operation: 'create', entity, id: record.id, fields: fieldsOf(record) };
}

/** The edits that bring a record from one state to another: one naming only the fields that differ, or none. */
export function correction<Name extends EntityName>(
  entity: Name,
  before: Records[Name],
  after: Records[Name],
  why?: string,
): readonly Edit[] {
  const fields = changedFields(before, after);
  if (Object.keys(fields).length === 0) return [];
  return [{ operation: 'set', entity, id: before.id, fields, ...(why ? { why } : {}) }];
}
