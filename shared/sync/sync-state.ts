/** Where this device stands with headquarters, as the screens tell it. */
export type SyncState =
  | { readonly kind: 'unenrolled' }
  /** The person paused it. */
  | { readonly kind: 'paused'; readonly since: number }
  | { readonly kind: 'offline'; readonly since: number; readonly why: OfflineReason }
  | { readonly kind: 'syncing'; readonly progress: SyncProgress }
  | { readonly kind: 'at-hq'; readonly at: number }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      /** Message that says what happened and what to do. */
      readonly sentenceId: `sync.refused.${RefusalCode}`;
      readonly values: { readonly [name: string]: string | number };
    };

/** `unreachable`: no answer. `not-hq`: somebody else answers (a captive portal). `busy`: HQ asks to wait. */
export type OfflineReason = 'unreachable' | 'not-hq' | 'busy';

export interface SyncProgress {
  readonly step: 'asking' | 'sending' | 'receiving' | 'files';
  /** Changes and files that wait on this device, now. */
  readonly changesLeft: number;
  readonly filesLeft: number;
  /** Rows taken over in this round. */
  readonly rowsReceived: number;
}

/**
 * Refusals that need a person. `gap`: HQ asks for changes this device no longer has. `outbox`: a waiting change
 * cannot be read here. `other-hq`: another headquarters answers at the address. `protocol`: HQ and this program
 * have no language in common. `file`: a file's bytes are gone or have changed. `other-device`: changes recovered from an earlier key of this device that HQ does
 * not know. `fault`: a fault of this program. `sign-in`: HQ wants the person to sign in again; work goes on and waits. `rewritten`: HQ's log is not the one it told this device before; nothing is received until HQ has explained it, what is saved is still sent. The rest as HQ names them.
 */
export const refusalCodes = [
  'schema',
  'revoked',
  'unauthorised',
  'fork',
  'gap',
  'epoch',
  'malformed',
  'other-hq',
  'protocol',
  'outbox',
  'other-device',
  'file',
  'storage-full',
  'fault',
  'sign-in',
  'rewritten',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A file on its way: how much of it HQ has, or this device. */
export interface FileProgress {
  readonly sha256: string;
  readonly direction: 'up' | 'down';
  readonly done: number;
  readonly bytes: number;
}

/** A file that cannot be sent however often it is tried. `missing`: its bytes are gone. `damaged`: they have changed. */
export interface FileTrouble {
  readonly sha256: string;
  readonly why: 'missing' | 'damaged' | 'too-large';
}

/** Everything the engine tells the screens. */
export interface SyncReport {
  readonly state: SyncState;
  /** How far this device's clock is ahead of HQ's, ms; null while it is less than two minutes or not known. */
  readonly clockAhead: number | null;
  readonly moving: readonly FileProgress[];
  readonly troubles: readonly FileTrouble[];
  /** Why certificates, times or signed files could not be brought up to date; null: they are, or it was not tried. */
  readonly proof: ProofTrouble | null;
  /** Why files do not move although they could; records do. */
  readonly filesHeld: 'metered' | null;
  /** Bytes a second of the files and records that move now, over the last few seconds. */
  readonly speed: { readonly up: number; readonly down: number };
  /** Territories whose log could not be followed from what HQ told this device before. */
  readonly rewritten: readonly { readonly space: string; readonly name: string; readonly seq: number }[];
}

/** Records travel all the same, and it is tried again after the next round. */
export type ProofTrouble =
  /** Headquarters did not say whom to believe. */
  | { readonly kind: 'trust' }
  /** Headquarters did not certify this device's keys. */
  | { readonly kind: 'identity' }
  /** New keys are due, and only the person can guard them with their PIN. */
  | { readonly kind: 'identityNeedsPin' }
  /** No time-stamp was to be had. */
  | { readonly kind: 'time' }
  /** So many signed files could not be made stronger. */
  | { readonly kind: 'archive'; readonly files: number };

export const firstReport: SyncReport = {
  state: { kind: 'unenrolled' },
  clockAhead: null,
  moving: [],
  troubles: [],
  proof: null,
  filesHeld: null,
  speed: { up: 0, down: 0 },
  rewritten: [],
};

/** A clock that differs by less than this is not worth a word. */
export const noticedSkew = 120_000;

/** Why a device was not enrolled. Nothing was changed in any case. */
export type EnrolmentRefusal =
  /** What was typed is no address. */
  | { readonly kind: 'address' }
  | { readonly kind: 'unreachable'; readonly address: string }
  /** Something answers, but it is no headquarters of this program. */
  | { readonly kind: 'not-hq'; readonly address: string }
  /** Too many tries, or too many people: wait so long, ms, where HQ says how long. */
  | { readonly kind: 'busy'; readonly after: number | null }
  /** Wrong, spent or out of time; HQ does not say which. */
  | { readonly kind: 'bad-code' }
  | { readonly kind: 'revoked' }
  /** This program is older than HQ accepts (`old`), or newer than HQ understands (`new`). */
  | { readonly kind: 'version'; readonly program: 'old' | 'new' }
  | { readonly kind: 'malformed'; readonly detail: string };

/** Why headquarters did not certify new keys. The ones before stay. */
export type MakeKeysRefusal =
  | { readonly kind: 'pinTooShort'; readonly least: number }
  /** This device speaks to no headquarters. */
  | { readonly kind: 'headquartersNeeded' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'busy' }
  /** In headquarters' own words. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** What came back does not lead to headquarters' root. */
  | { readonly kind: 'certificateNotOurs' };

/** What the person learns when enrolment has succeeded. */
export interface Enrolled {
  readonly hqName: string;
  readonly person: string;
  /** As in `SyncReport`. */
  readonly clockAhead: number | null;
}
