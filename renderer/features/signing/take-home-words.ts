import type { GuidedFile } from '#shared/domain/signing/take-home-guide';
import type { TakeHomeNotSaved } from '../../data/save-take-home';
import type { TakeHomeRefusal } from '../../data/take-home';
import type { MessageId } from '../../ui/use-text';

const kindWords = {
  completion: 'signing.take-home.file.completion',
  evidence: 'signing.take-home.file.evidence',
  calendar: 'signing.take-home.file.calendar',
  verifier: 'signing.take-home.file.verifier',
  guide: 'signing.take-home.file.guide',
  sums: 'signing.take-home.file.sums',
} as const satisfies Record<Exclude<GuidedFile['kind'], 'agreement'>, MessageId>;

const strengthWords = {
  signed: 'signing.take-home.file.signed',
  archived: 'signing.take-home.file.archived',
  drawn: 'signing.take-home.file.drawn',
} as const satisfies Record<Extract<GuidedFile, { kind: 'agreement' }>['strength'], MessageId>;

/** What a file of the folder is. */
export const fileWords = (file: GuidedFile): MessageId =>
  file.kind === 'agreement' ? strengthWords[file.strength] : kindWords[file.kind];

/** Why there is nothing to hand over. */
export const takeHomeRefusals = {
  'not-here': 'signing.refused.changed',
  fileLost: 'signing.refused.file-lost',
} as const satisfies Record<TakeHomeRefusal['kind'], MessageId>;

/** Why it was not saved, and what to do. */
export const notSavedWords = {
  full: 'signing.take-home.full',
  unwritable: 'signing.take-home.unwritable',
} as const satisfies Record<TakeHomeNotSaved['kind'], MessageId>;
