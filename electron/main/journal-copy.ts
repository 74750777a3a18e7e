import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { app, dialog } from 'electron';
import type { JournalFile } from './journal';

/**
 * Tells the person that a newer version has written here and nothing was opened, and hands them every change of this
 * device as a file if they want it. The same form as the copy that the settings save.
 */
export async function offerJournalCopy(journal: JournalFile): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Fieldpact',
    message: 'This folder was used by a newer Fieldpact',
    detail: `Opening it with version ${app.getVersion()} could lose records. Nothing was changed. Please install the newer version again. You can save everything that was done on this device as a file first.`,
    buttons: ['Save a copy…', 'Quit'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  const made = new Date().toISOString();
  const asked = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), `fieldpact-copy-${made.slice(0, 10)}.jsonl`),
    filters: [{ name: 'JSONL', extensions: ['jsonl'] }],
  });
  if (asked.canceled || asked.filePath === '') return;
  await pipeline(Readable.from(linesOf(journal, made)), createWriteStream(asked.filePath, { flush: true }));
}

async function* linesOf(journal: JournalFile, made: string): AsyncGenerator<string> {
  const { segments } = await journal.list();
  const parts: (readonly string[])[] = [];
  for (const segment of segments) parts.push((await journal.read(segment)).records);
  const records = parts.reduce((sum, part) => sum + part.length, 0);
  yield `${JSON.stringify({ product: 'fieldpact-copy', version: 1, device: '', made, records })}\n`;
  for (const part of parts) for (const record of part) yield `${record}\n`;
}
