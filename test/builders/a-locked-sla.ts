import type { Agreement } from '#shared/domain/agreements/agreement';
import { lockAgreement } from '../../renderer/data/actions/agreement-actions';
import type { Workspace } from '../../renderer/data/workspace';
import { keepVisit } from './a-kept-visit';
import { aWorkspace } from './a-workspace';

/**
 * A service level agreement whose text is fixed, in a workspace whose clock can be moved. In a real browser name the
 * tables: there all files of tests share them.
 */
export async function aLockedSla(differs: { readonly name?: string } = {}): Promise<{
  readonly workspace: Workspace;
  readonly agreement: Agreement;
  readonly moveTo: (instant: string) => void;
}> {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { workspace } = await aWorkspace({ ...differs, now: () => now });
  const { agreement } = await keepVisit(workspace, 'sla');
  const locked = await lockAgreement(workspace, agreement.id);
  if (!locked.ok) throw new Error(`The agreement of a test was not locked: ${JSON.stringify(locked.error)}`);
  return {
    workspace,
    agreement: locked.value,
    moveTo: (instant) => {
      now = Date.parse(instant);
    },
  };
}
