import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { sessionState } from '#shared/domain/signing/signing-standing';
import { type AgreementFile, gatherAgreementFile } from '../agreement-file';
import { allRecords } from '../reading';
import { type IdentityState, readIdentity } from '../signing-identity';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** With what this device signs; undefined while it is being read. `asked` changes when it may have become another. */
export function useIdentity(asked = 0): IdentityState | undefined {
  const workspace = useWorkspace();
  const [identity, setIdentity] = useState<IdentityState>();
  useEffect(() => {
    let isCurrent = true;
    // Keys lie outside the tables, so nobody tells when they change; whoever changes them asks again.
    void readIdentity(workspace).then((found) => isCurrent && asked >= 0 && setIdentity(found));
    return () => {
      isCurrent = false;
    };
  }, [workspace, asked]);
  return identity;
}

/** An agreement with its signing as it changes: undefined while it is being read, null where there is none. */
export function useSigningFile(agreementId: string): AgreementFile | null | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => gatherAgreementFile(database, agreementId), [database, agreementId]);
}

/** A signing that everybody has signed and that is not frozen yet: the program ended in between. */
export interface DueFinish {
  readonly agreementId: string;
  readonly sessionId: string;
  /** Whether it was begun on this device, so that this device finishes it by itself. */
  readonly here: boolean;
}

export async function readDueFinishes(workspace: Workspace): Promise<readonly DueFinish[]> {
  const { database, key } = workspace;
  const locked = (await allRecords(database, 'agreement')).filter(({ state }) => state === 'locked');
  if (locked.length === 0) return [];
  const sessions = (await allRecords(database, 'signingSession')).filter((session) =>
    locked.some(({ id, dataSha256 }) => id === session.agreementId && dataSha256 === session.dataSha256),
  );
  if (sessions.length === 0) return [];
  const signatures = await allRecords(database, 'signature');
  const events = await allRecords(database, 'signingEvent');
  const complete = sessions.filter((session) => sessionState(session, signatures, events).kind === 'complete');
  return Promise.all(
    complete.map(async ({ id, agreementId }) => {
      const lines = await database.history.where('rowId').equals(id).toArray();
      return { agreementId, sessionId: id, here: lines.some(({ dev }) => dev === key.deviceId) };
    }),
  );
}

export function useDueFinishes(): readonly DueFinish[] | undefined {
  const workspace = useWorkspace();
  return useLiveQuery(() => readDueFinishes(workspace), [workspace]);
}
