import type { ChangeAfter, Judgement, Reason } from '../file-report';
import type { Change } from './change';
import { type Lock, locksField } from './found-signature';
import { type ReasonCode, reason } from './reason';

/** What is permitted after a signature. */
export interface Allowance {
  /** Whether the document is one of ours: then whatever is not foreseen is forbidden. */
  readonly isOurs: boolean;
  /** DocMDP: 1 nothing, 2 filling in and signing, 3 also notes. Null: nobody certified the document. */
  readonly level: 1 | 2 | 3 | null;
  readonly locks: readonly Lock[];
}

/** Judges one change against what a signature permits. */
export function weighedChange(change: Change, revision: number, allowance: Allowance): ChangeAfter {
  const why = weighed(change, allowance);
  return { revision, permitted: why.weighs === 'valid', what: kinds[change.code] ?? 'unknown', reason: why };
}

function weighed(change: Change, allowance: Allowance): Reason {
  const { code, values, field } = change;
  const isLocked =
    field !== null && code !== 'signatureReplaced' && allowance.locks.some((lock) => locksField(lock, field));
  if (isLocked && field !== null) return reason('fieldLocked', { field: values.field ?? field });
  return reason(code, values, allowance.isOurs ? strictly(code, allowance) : openly(change, allowance));
}

/** Things foreseen after a signature in every document. */
const additions: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['timeStampAdded', 'validationDataAdded']);
/** Things that change what is shown or who signed, whatever anybody permits. */
const never: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'pageChanged',
  'pagesChanged',
  'scriptChanged',
  'signatureReplaced',
  'sleepingReferenceFilled',
]);

function strictly(code: ReasonCode, { level }: Allowance): Judgement {
  if (additions.has(code)) return 'valid';
  if (code === 'savedAgain') return 'undecided';
  return code === 'signatureAdded' && level !== 1 ? 'valid' : 'invalid';
}

/**
 * Documents of others: what the format permits is permitted; what shows something else is not; and where a certified
 * document would forbid it, but nobody certified, it cannot be said from here whether the signer would mind.
 */
function openly({ code, isMild }: Change, { level }: Allowance): Judgement {
  if (additions.has(code)) return 'valid';
  if (never.has(code)) return 'invalid';
  switch (code) {
    case 'signatureAdded':
    case 'formFilled':
      return level === 1 ? 'invalid' : 'valid';
    case 'signatureFieldAdded':
      if (level === 1) return 'invalid';
      return isMild || level === null ? 'valid' : 'undecided';
    case 'metadataChanged':
    case 'savedAgain':
      return 'valid';
    case 'annotationChanged':
      if (level === 3) return 'valid';
      return level === null ? 'undecided' : 'invalid';
    case 'attachmentChanged':
      return level === 1 || level === 2 ? 'invalid' : 'undecided';
    case 'fieldChanged':
    case 'formChanged':
      if (isMild && level !== 1) return 'valid';
      return level === null ? 'undecided' : 'invalid';
    case 'formFieldAdded':
    case 'layersChanged':
      return level === null ? 'undecided' : 'invalid';
    default:
      return 'undecided';
  }
}

const kinds: Partial<Readonly<Record<ReasonCode, string>>> = {
  signatureAdded: 'signature',
  signatureReplaced: 'signature',
  signatureFieldAdded: 'signature',
  timeStampAdded: 'timeStamp',
  validationDataAdded: 'validationData',
  validationDataOdd: 'validationData',
  formFilled: 'formField',
  formFieldAdded: 'formField',
  fieldChanged: 'formField',
  formChanged: 'formField',
  pageChanged: 'page',
  pagesChanged: 'page',
  annotationChanged: 'annotation',
  attachmentChanged: 'attachment',
  scriptChanged: 'script',
  metadataChanged: 'metadata',
  structureChanged: 'structure',
  layersChanged: 'layers',
  navigationChanged: 'navigation',
  catalogChanged: 'catalog',
  trailerChanged: 'catalog',
};
