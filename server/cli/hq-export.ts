import { existsSync } from 'node:fs';
import { passphraseVariable } from '../authority/key-file';
import { writePack } from '../export/write-pack';
import { openCheckpoints } from '../sync/checkpoints';
import { openLogKey } from '../sync/log-key';
import type { HqAsked } from './hq-asked';
import type { HqPlace } from './hq-place';
import { asJson, type Outcome, said, unreadable } from './outcome';

export const exportCommand = {
  lacks: ({ words, values }: HqAsked) => {
    if (words[0] !== undefined) return `“${words[0]}” was not expected.`;
    if (values.list) return values.partner === undefined ? null : '--list names all partners; leave --partner out.';
    if (values.partner === undefined) return 'Which partner? Give its id with --partner; --list names them.';
    return values.out === undefined ? 'Where to? Name the ZIP with --out.' : null;
  },
  work: async (place: HqPlace, asked: HqAsked): Promise<Outcome> => {
    const { values, now } = asked;
    if (values.list) return list(place, values.json);
    const out = values.out ?? '';
    if (existsSync(out)) return unreadable(`${out} is there already. Choose another name.`);
    const files = await place.files();
    if (!files.ok) return unreadable(files.error);
    const headquarters = await place.headquarters();
    await signHeads(place, now);
    const { database } = place;
    const packed = await writePack({
      ...{ database, headquarters, blobs: files.value.blobs, partner: values.partner ?? '', file: out, now },
    });
    if (!packed.ok) return said(1, packed.error);
    const { manifest, entries, bytes } = packed.value;
    if (values.json)
      return said(
        0,
        asJson({ file: packed.value.file, bytes, entries, partner: manifest.partner, missing: manifest.missing }),
      );
    const missing =
      manifest.missing.length === 0
        ? ''
        : ` ${manifest.missing.length} files are missing at headquarters; they are named in it.`;
    return said(
      0,
      `${entries} entries about ${manifest.partner.name} are in ${packed.value.file} (${bytes} bytes).${missing} Check it with: npx fieldpact hq verify --pack ${out}`,
    );
  },
};

// So that the pack reaches a signed head. Where the key is not here, the last one that was signed must do.
async function signHeads(place: HqPlace, now: number): Promise<void> {
  if (!place.folder) return;
  const key = await openLogKey(place.database, place.folder.path, process.env[passphraseVariable] || null);
  if (!key.ok) return;
  const log = {
    note: () => undefined,
    trouble: () => undefined,
    failure: () => undefined,
    close: async () => undefined,
  };
  const parts = {
    database: place.database,
    headquarters: await place.headquarters(),
    logKey: key.value,
    log,
    now: () => now,
  };
  await openCheckpoints(parts, 1_000_000).stop();
}

async function list({ database }: HqPlace, json: boolean): Promise<Outcome> {
  const rows = await database.query<{ id: string; territory: string; state: string }>(
    `select row_id as id, space.name as territory, state from row_state join space on space.space_id = row_state.space_id
     where entity = 'partner' order by row_id`,
  );
  const partners = rows.map(({ id, territory, state }) => ({ id, territory, name: nameIn(state) }));
  if (json) return said(0, asJson({ partners }));
  if (partners.length === 0) return said(0, 'There are no partners yet.');
  return said(0, partners.map(({ id, name, territory }) => `${id}  ${name}, ${territory}`).join('\n'));
}

function nameIn(state: string): string {
  const fields = JSON.parse(state) as { legalName?: readonly { value?: unknown }[] };
  const name = fields.legalName?.[0]?.value;
  return typeof name === 'string' ? name : '(without a name)';
}
