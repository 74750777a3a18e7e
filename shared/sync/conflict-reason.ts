import type { Conflict } from './conflict';
import { deletedField } from './row';

/** What every reader of the log will ask later has to be said now: of the terms of an agreement, and where a record goes. */
export function needsReason({ entity, field }: Pick<Conflict, 'entity' | 'field'>): boolean {
  return entity === 'agreement' || field === deletedField;
}
