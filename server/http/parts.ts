import type { IssuingList } from '../authority/issuing-list';
import type { Authority } from '../authority/open-authority';
import type { TimeSource } from '../authority/time-source';
import type { BlobStore } from '../blobs/blob-store';
import type { Uploads } from '../blobs/uploads';
import type { Database } from '../db/database';
import type { Headquarters } from '../enrolment/headquarters';
import type { KnownCallers } from '../enrolment/known-callers';
import type { Log } from '../folder/log';
import type { FiguresDesk } from '../insights/figures-desk';
import type { LogKey } from '../sync/log-key';
import type { OwnDevice } from '../sync/own-device';
import type { Pokes } from '../sync/pokes';
import type { QuarantineDesk } from '../sync/quarantine-desk';

/** How devices come to this headquarters. */
export interface SignIn {
  readonly ways: readonly ('code' | 'openid')[];
  /** After how long, ms, a person who signed in at the organisation's provider must do so again; null: never. */
  readonly againAfter: number | null;
}

export const byCodeOnly: SignIn = { ways: ['code'], againAfter: null };

/** What the routes work with. */
export interface Parts {
  readonly database: Database;
  readonly headquarters: Headquarters;
  readonly callers: KnownCallers;
  readonly blobs: BlobStore;
  readonly uploads: Uploads;
  readonly pokes: Pokes;
  readonly logKey: LogKey;
  readonly ownDevice: OwnDevice;
  readonly quarantineDesk: QuarantineDesk;
  readonly figures: FiguresDesk;
  readonly signIn: SignIn;
  readonly authority: Authority;
  readonly issuingList: IssuingList;
  readonly time: TimeSource;
  /** The built page that checks signatures, or null where there is none. */
  readonly verifier: string | null;
  readonly log: Log;
  readonly adminToken: string;
  /** Folder of the built window, or null to answer the programs of others only. */
  readonly window: string | null;
  readonly now: () => number;
}
