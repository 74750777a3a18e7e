import type { Result } from '#shared/base/result';
import type { Role } from '#shared/contracts/hq-api';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { InsightsAnswers, InsightsAsked } from './figures-asked';

/** Why headquarters did not answer a question of the console. Nothing was changed in any case. */
export type ConsoleTrouble =
  /** No headquarters was reached; the console needs one. */
  | { readonly kind: 'offline' }
  /** This device has no headquarters yet, or has to be let in again. */
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'not-granted' }
  /** It asks to wait. */
  | { readonly kind: 'busy' }
  /** In headquarters' own words. */
  | { readonly kind: 'refused'; readonly message: string };

/** Why headquarters has told no figures. */
export type FiguresTrouble =
  | ConsoleTrouble
  /** Whoever asked does not want the answer any more. */
  | { readonly kind: 'stopped' }
  /** It is headquarters, but of a version that tells no figures, or tells them in other words. */
  | { readonly kind: 'other-version' };

/** A part of the log, oldest first, and where the log stands. */
export interface LogPart {
  readonly entries: readonly LogEntry[];
  readonly head: { readonly seq: number; readonly hash: string };
}

/** What was found when an entry of the log was checked on this device. */
export interface EntryProof {
  /** Whether the text of the change has the hash that stands in the log. `erased`: the text is gone, its hash stays. */
  readonly body: 'fits' | 'differs' | 'erased';
  /** Whether the entry itself has the hash it says, from the hash of the entry before. */
  readonly entry: 'fits' | 'differs';
  /** Whether the device whose change it is has signed it. `unknown`: headquarters does not say which key it had. */
  readonly signature: 'holds' | 'fails' | 'erased' | 'unknown';
  /**
   * Whether the chain leads from the entry to a checkpoint that headquarters signed (`signed`), only to the head of the log because none has been signed since (`head`), or breaks (`broken`). `at`: the number of the last entry that was followed.
   */
  readonly chain: { readonly state: 'signed' | 'head' | 'broken'; readonly at: number; readonly links: number };
  /** When headquarters signed the checkpoint, ms. */
  readonly signedAt: number | null;
}

type Answer<Value> = Promise<Result<Value, ConsoleTrouble>>;

/** What leads, headquarters and auditors ask of headquarters. Every call needs the network. */
export interface HeadquartersConsole {
  readonly overview: () => Answer<ConsoleOverview>;
  readonly issueCode: (wish: {
    readonly name: string;
    readonly space: string;
    readonly role: Role;
  }) => Answer<{ readonly code: string }>;
  /** `role` null takes the grant away. */
  readonly grant: (wish: { readonly user: string; readonly space: string; readonly role: Role | null }) => Answer<null>;
  readonly addTerritory: (name: string) => Answer<{ readonly id: string }>;
  readonly withdraw: (
    device: string,
    wish: { readonly kind: 'lost' | 'retired'; readonly since: string | null },
  ) => Answer<null>;
  readonly movePartner: (wish: {
    readonly partner: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  }) => Answer<null>;
  /** Figures over all territories of the person in which the person is more than a manager. */
  readonly figures: <Asked extends InsightsAsked>(
    asked: Asked,
    signal?: AbortSignal,
  ) => Promise<Result<InsightsAnswers[Asked['kind']], FiguresTrouble>>;
  /** What is set aside in a territory and waits for a decision, oldest first. */
  readonly setAside: (space: string) => Answer<readonly LogEntry[]>;
  /** A part of the log from one entry on. */
  readonly log: (wish: { readonly space: string; readonly from: number; readonly limit: number }) => Answer<LogPart>;
  /** Follows the chain from an entry to a signed checkpoint, on this device. `key`: of the device that signed the change. */
  readonly prove: (space: string, entry: LogEntry, key: string | null) => Answer<EntryProof>;
}
