import { ok, refuse } from '#shared/base/result';
import type { Person } from '#shared/domain/partners/person';
import { correction } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Whom a partner's renewal is asked of, as far as it is known. */
export interface AskedPerson {
  readonly name: string;
  /** Empty: the one who asks has to fill it in. */
  readonly email: string;
}

const nobody: AskedPerson = { name: '', email: '' };

/** Notes that the renewal of a piece is asked for now. @returns whom to ask: who can renew it, or whoever looks after us there */
export function askForRenewal(workspace: Workspace, evidenceId: string) {
  return write(workspace, async () => {
    const evidence = await record(workspace.database, 'evidence', evidenceId);
    if (!evidence) return refuse<NotHere>({ kind: 'not-here' });
    const people = await recordsOf(workspace.database, 'person', evidence.partnerId);
    const asked = { ...evidence, renewalAskedAt: contextOf(workspace).now };
    return ok({ value: toAsk(people, evidence.ownerId), edits: correction('evidence', evidence, asked) });
  });
}

function toAsk(people: readonly Person[], ownerId: string | null): AskedPerson {
  const theirs = people.filter(({ party }) => party === 'partner');
  const person =
    people.find(({ id }) => id === ownerId) ??
    theirs.find(({ role, email }) => role === 'partnerManager' && email !== '') ??
    theirs.find(({ email }) => email !== '');
  return person ?? nobody;
}
