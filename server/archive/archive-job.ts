import { noticeDocuments } from './notice-documents';
import { type ArchiveParts, type TendedDocument, tendDocument } from './tend-document';

/** Looks after signed documents for as long as headquarters runs. */
export interface ArchiveJob {
  /** Does everything that is due now; answers when it is done. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

const minute = 60_000;
const longestPause = 86_400_000;
const atOnce = 50;

export function openArchiveJob(parts: ArchiveParts): ArchiveJob {
  let running: Promise<void> | null = null;
  let stopped = false;
  const run = () => {
    running ??= work(parts, () => stopped).finally(() => {
      running = null;
    });
    return running;
  };
  const safely = () =>
    void run().catch((error: unknown) => parts.log.trouble('Signed documents could not be tended.', error));
  // What is due is found by asking the database, so one slow pulse serves arrivals, renewals and what failed alike.
  const pulse = setInterval(safely, minute);
  pulse.unref();
  return {
    run,
    stop: async () => {
      stopped = true;
      clearInterval(pulse);
      await running?.catch(() => undefined);
      await parts.checks.close();
    },
  };
}

async function work(parts: ArchiveParts, stopped: () => boolean): Promise<void> {
  await noticeDocuments(parts.database, parts.now());
  for (;;) {
    const due = await parts.database.query<TendedDocument & { readonly tries: number }>(
      `select space_id, document_id, partner_id, sha256, file_name, arrived_at, checked_at, judgement, tries
       from archived_document where due_at <= $1 order by due_at, document_id limit $2`,
      [parts.now(), atOnce],
    );
    for (const document of due) {
      if (stopped()) return;
      await tendSafely(parts, document);
    }
    if (due.length < atOnce) return;
  }
}

/** One document that makes trouble must not keep the others waiting. */
async function tendSafely(parts: ArchiveParts, document: TendedDocument & { readonly tries: number }): Promise<void> {
  try {
    await setDue(parts, document, await tendDocument(parts, document), 0);
  } catch (error) {
    parts.log.trouble(`Signed document ${document.document_id} could not be tended.`, error);
    const pause = Math.min(minute * 2 ** Math.min(document.tries, 12), longestPause);
    await setDue(parts, document, parts.now() + pause, document.tries + 1);
  }
}

function setDue(parts: ArchiveParts, document: TendedDocument, due: number, tries: number): Promise<unknown> {
  return parts.database.query(
    'update archived_document set due_at = $3, tries = $4 where space_id = $1 and document_id = $2',
    [document.space_id, document.document_id, Math.max(due, parts.now() + 1), tries],
  );
}
