import type { Bytes } from '#shared/proof/bytes';
import type { FileReport } from '#shared/proof/file-report';
import { addArchivalData } from '#shared/proof/pades/archive';
import type { AskForTime } from '#shared/proof/signer';
import { verifyFile } from '#shared/proof/verify/verify-file';

/** What headquarters believes when it looks at a file. */
export interface Trusted {
  readonly anchors: readonly Bytes[];
  /** Roots that are believed about the time only. */
  readonly timeAnchors?: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  /** ISO moment. */
  readonly at: string;
}

export interface Upgrade {
  readonly certificates: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  /** ISO moment. */
  readonly now: string;
}

/** A file made stronger. */
export interface UpgradedFile {
  readonly bytes: Bytes;
  readonly at: string;
  readonly holdsUntil: string;
}

/** Looks into files that others made, and makes good ones stronger. */
export interface FileChecks {
  verify(bytes: Bytes, trusted: Trusted): Promise<FileReport>;
  /** Null: there is no signature in it that could be made stronger. */
  upgrade(bytes: Bytes, how: Upgrade): Promise<UpgradedFile | null>;
  close(): Promise<void>;
}

/** Checks in this very thread. */
export function checkHere(askForTime: AskForTime): FileChecks {
  return {
    verify: (bytes, trusted) => verifyFile(bytes, trusted),
    upgrade: async (bytes, how) => {
      const archived = await addArchivalData(bytes, { ...how, askForTime });
      if (archived.ok) return archived.value;
      if (archived.error.kind === 'nothing-signed') return null;
      throw new Error(`A file could not be made stronger (${archived.error.kind}).`);
    },
    close: async () => undefined,
  };
}
