/** A table as a backup holds it: its rows in the order of their key. */
export interface BackupTable {
  readonly name: string;
  readonly key: readonly string[];
}

/** Every table that a backup holds, those that others point to first. A test holds this list against the database. */
export const backupTables: readonly BackupTable[] = [
  { name: 'headquarters', key: ['key'] },
  { name: 'counter', key: ['name'] },
  { name: 'space', key: ['space_id'] },
  { name: 'person', key: ['user_id'] },
  { name: 'space_grant', key: ['space_id', 'user_id'] },
  { name: 'enrolment_code', key: ['code_hash'] },
  { name: 'device', key: ['device_id'] },
  { name: 'device_stream', key: ['space_id', 'device_id'] },
  { name: 'certificate', key: ['serial'] },
  { name: 'change_log', key: ['space_id', 'seq'] },
  { name: 'row_state', key: ['space_id', 'entity', 'row_id'] },
  { name: 'gone_row', key: ['space_id', 'entity', 'row_id'] },
  { name: 'checkpoint', key: ['space_id', 'seq'] },
  { name: 'quarantine_decision', key: ['space_id', 'change_id'] },
  { name: 'blob', key: ['space_id', 'sha256'] },
  { name: 'archive_cursor', key: ['space_id'] },
  { name: 'archived_document', key: ['space_id', 'document_id'] },
  { name: 'archived_revision', key: ['space_id', 'document_id', 'revision_id'] },
  { name: 'partner_ledger', key: ['space_id', 'partner_id'] },
  { name: 'due_ledger', key: ['space_id', 'partner_id'] },
  { name: 'figures_told', key: ['space_id', 'seq'] },
];

/** What is good for minutes only, and the list of steps, which stands at the head of a backup. */
export const tablesLeftOut: readonly string[] = ['access_token', 'sign_in', 'upload_lease', 'migration'];
