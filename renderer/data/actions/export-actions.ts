import { refuse } from '#shared/base/result';
import { makePartnerExport } from '#shared/domain/gates/partner-export';
import { recordsFor } from '#shared/records/partner-records';
import { gatherPartnerFile } from '../partner-file';
import { saveCopy } from '../save-copy';
import type { Workspace } from '../workspace';
import type { NotHere } from './partner-actions';

/** Hands the person a file with everything the playbook's rules look at of a partner. Nothing is changed. */
export async function exportPartner(workspace: Workspace, partnerId: string) {
  const file = await gatherPartnerFile(workspace.database, partnerId);
  if (!file) return refuse<NotHere>({ kind: 'not-here' });
  const now = new Date(workspace.surroundings.now()).toISOString();
  const { pack } = workspace.playbooks.current();
  const made = makePartnerExport({ records: recordsFor(file), visits: [...file.visits], pack, now });
  const content = new Blob([`${JSON.stringify(made, null, 2)}\n`], { type: 'application/json' });
  return saveCopy(workspace, {
    name: `${fileName(file.partner.legalName)}-${now.slice(0, 10)}.json`,
    mime: 'application/json',
    content,
  });
}

function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain === '' ? 'partner' : plain.slice(0, 60);
}
