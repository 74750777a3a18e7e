import { eraseRecords, recordsNaming } from '../erasure/erase-records';
import { openErasureLedger } from '../erasure/erasure-ledger';
import { type RowName, rowKey } from '../sync/row-store';
import type { HqAsked } from './hq-asked';
import type { HqPlace } from './hq-place';
import { asJson, type Outcome, said, unreadable } from './outcome';

export const eraseCommand = {
  lacks: ({ words, values }: HqAsked) => {
    const name = words[0];
    if (name === undefined || !/^[a-z][A-Za-z]{1,39}\/.{1,64}$/.test(name))
      return 'Which record? Name its kind and id: hq erase person/0190….';
    if (words.length > 1) return `“${words[1]}” was not expected.`;
    if (values.reason === undefined || values.reason.trim() === '')
      return 'Why? Say it with --reason; it stays in the log. Do not write there what is to be forgotten.';
    return values['data-dir'] === undefined
      ? 'Headquarters signs that it erased something. Name its data folder with --data-dir.'
      : null;
  },
  work: async (place: HqPlace, { words, values, now }: HqAsked): Promise<Outcome> => {
    const [entity = '', row = ''] = splitOnce(words[0] ?? '');
    const record: RowName = { entity, row };
    const records = values['with-all-that-names-it'] ? await recordsNaming(place.database, record) : [record];
    const names = records.map(rowKey);
    if (!values.yes) {
      if (values.json) return said(1, asJson({ erased: false, records: names }));
      return said(1, `Nothing was erased yet. With --yes these go for good:\n${names.join('\n')}`);
    }
    const files = await place.files();
    const author = await place.author();
    if (!files.ok) return unreadable(files.error);
    if (!author.ok || !place.folder) return unreadable(author.ok ? 'The data folder is not known.' : author.error);
    // Before it is done: a backup that is restored later must not bring it back.
    openErasureLedger(place.folder.path).note(records, values.reason ?? '', now);
    const parts = { database: place.database, ownDevice: author.value, blobs: files.value.blobs, now: () => now };
    const done = await eraseRecords({ ...parts, moved: () => undefined }, records, values.reason ?? '');
    if (!done.ok) return said(1, values.json ? asJson({ erased: false, sentence: done.error }) : done.error);
    const { entries, territories, files: gone } = done.value;
    if (values.json) return said(0, asJson({ erased: true, ...done.value }));
    return said(
      0,
      `${names.length} records are erased: ${entries} entries in ${territories} territories have lost their content, and ${gone.length} files are gone. Backups taken before still hold it until you let them go; devices drop it when they next come.`,
    );
  },
};

function splitOnce(name: string): readonly [string, string] {
  const at = name.indexOf('/');
  return [name.slice(0, at), name.slice(at + 1)];
}
