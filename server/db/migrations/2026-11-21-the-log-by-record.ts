/**
 * The history of one record without reading the whole log: for seeing what others wrote, for verifying, erasing and
 * exporting.
 */
export const logByRecord = {
  name: '2026-11-21-the-log-by-record',
  statements: [`create index change_log_by_record on change_log (space_id, row_id, seq)`],
} as const;
