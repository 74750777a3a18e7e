import { z } from 'zod';
import { type ChangeBody, dotSchema, readChangeBody } from '#shared/sync/change';

/** One line of the journal: a change's signed bytes and the tag of the device that wrote it. */
export interface JournalRecord {
  readonly body: string;
  readonly sig: string;
  readonly tag: string;
}

const recordSchema = z.object({ body: z.string(), sig: z.string(), tag: z.string() });

export function journalText(record: JournalRecord): string {
  return JSON.stringify({ body: record.body, sig: record.sig, tag: record.tag });
}

/** A record with its body read, or null for one that this program cannot read; such a record stays where it is. */
export function readJournalText(text: string): { readonly record: JournalRecord; readonly body: ChangeBody } | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const record = recordSchema.safeParse(parsed);
  if (!record.success) return null;
  const body = readChangeBody(record.data.body);
  if (!body.ok || !dotSchema.safeParse(`${record.data.tag}:${body.value.n}`).success) return null;
  return { record: record.data, body: body.value };
}
