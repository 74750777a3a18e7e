import type { Problem } from '#shared/contracts/hq-api';
import type { RefusalCode, SyncState } from '#shared/sync/sync-state';

/** Why a step of sync did not succeed. Nothing was lost in any case: what waited still waits. */
export type Trouble =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-hq' }
  /** HQ asks to come back later; `after` in ms when it said when. */
  | { readonly kind: 'busy'; readonly after: number | null }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly values: Values }
  /** The program is ending. */
  | { readonly kind: 'stopped' };

export type Values = { readonly [name: string]: string | number };

export function refusal(code: RefusalCode, values: Values = {}): Trouble {
  return { kind: 'refused', code, values };
}

/** The message of each refusal, written out so that a search for a message finds its place. */
const sentences = {
  schema: 'sync.refused.schema',
  revoked: 'sync.refused.revoked',
  unauthorised: 'sync.refused.unauthorised',
  fork: 'sync.refused.fork',
  gap: 'sync.refused.gap',
  epoch: 'sync.refused.epoch',
  malformed: 'sync.refused.malformed',
  'other-hq': 'sync.refused.other-hq',
  protocol: 'sync.refused.protocol',
  outbox: 'sync.refused.outbox',
  'other-device': 'sync.refused.other-device',
  file: 'sync.refused.file',
  'storage-full': 'sync.refused.storage-full',
  fault: 'sync.refused.fault',
  'sign-in': 'sync.refused.sign-in',
  rewritten: 'sync.refused.rewritten',
} as const satisfies { [Code in RefusalCode]: `sync.refused.${Code}` };

export function refusedState(code: RefusalCode, values: Values): SyncState {
  return { kind: 'refused', code, sentenceId: sentences[code], values };
}

/** A problem that the step could not settle by itself, as the refusal it is for the person. */
export function settled(problem: Problem): Trouble {
  switch (problem.code) {
    case 'busy':
      return { kind: 'busy', after: null };
    case 'bad-code':
      return refusal('unauthorised');
    case 'schema':
      return refusal('schema', { min: problem.min });
    case 'gap':
      return refusal('gap', { expected: problem.expected });
    case 'fork':
      return refusal('fork', { at: problem.at });
    case 'malformed':
      return refusal('malformed', { detail: problem.message });
    case 'not-granted':
      // Granted a moment ago: the next hello tells what is, so the round is simply taken again.
      return { kind: 'busy', after: null };
    case 'epoch':
    case 'revoked':
    case 'unauthorised':
    case 'sign-in':
    case 'rewritten':
      return refusal(problem.code);
  }
}
