import { refuse } from '#shared/base/result';
import { saveCopy } from '../save-copy';
import type { Workspace } from '../workspace';
import type { NotHere } from './partner-actions';

/**
 * Hands the person a change that HQ has set aside, word for word and with its signature, so that nothing of it depends
 * on HQ's decision. Nothing is changed.
 */
export async function saveSetAside(workspace: Workspace, changeId: string) {
  const line = await workspace.database.history.get(changeId);
  if (!line || line.content.body === '') return refuse<NotHere>({ kind: 'not-here' });
  const { body, sig } = line.content;
  // `text` holds the signed bytes; `change` is the same for whoever reads the file.
  const told = {
    why: line.why,
    device: line.dev,
    number: line.n,
    text: body,
    signature: sig,
    change: JSON.parse(body),
  };
  const content = new Blob([`${JSON.stringify(told, null, 2)}\n`], { type: 'application/json' });
  return saveCopy(workspace, { name: `change-${changeId}.json`, mime: 'application/json', content });
}
