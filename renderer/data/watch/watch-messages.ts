import type { SearchFile, SearchNames } from '#shared/domain/guidance/search-entry';
import type { Pack } from '#shared/domain/playbook/pack';
import type { PartnerDay } from './partner-day';
import type { SearchAnswer, SearchQuestion } from './search-desk';

/** As of when, by which playbook and for whom the watch looks. */
export interface WatchOn {
  readonly pack: Pack;
  readonly names: SearchNames;
  /** ISO. */
  readonly now: string;
  readonly by: string;
}

/** What the window tells the watch. */
export type ToWatch =
  /** `lookingAt`: the instant whose knowledge is read; absent: now. */
  | { readonly kind: 'begin'; readonly database: string; readonly on: WatchOn; readonly lookingAt?: number }
  | { readonly kind: 'look'; readonly on: WatchOn }
  | { readonly kind: 'changed'; readonly partnerIds: readonly string[]; readonly now: string }
  | { readonly kind: 'find'; readonly job: number; readonly question: SearchQuestion }
  /** The bytes that were asked for; null: they are not on this device. */
  | { readonly kind: 'fixed'; readonly sha256: string; readonly content: Blob | null }
  | { readonly kind: 'file'; readonly sha256: string; readonly content: Blob | string | null };

/** What the watch tells the window. */
export type FromWatch =
  | { readonly kind: 'days'; readonly days: readonly PartnerDay[]; readonly silent: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: WatchProgress }
  | { readonly kind: 'found'; readonly job: number; readonly answer: SearchAnswer }
  | { readonly kind: 'wantFixed'; readonly sha256: string }
  | { readonly kind: 'wantFile'; readonly file: SearchFile }
  | { readonly kind: 'failed'; readonly reason: string };

/** How far the watch is. */
export interface WatchProgress {
  /** Partners that have been read, of how many. */
  readonly partners: number;
  readonly of: number;
  /** Files whose words are still to be read. */
  readonly files: number;
  /** Things that can be found. */
  readonly things: number;
}
