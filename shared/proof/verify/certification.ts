import type { Reason } from '../file-report';
import { entryOf, type PdfValue } from '../reader/pdf-value';
import { type FoundSignature, permissionsOf } from './found-signature';
import { reason } from './reason';
import type { JudgedSignature } from './signature-report';

/** Whether the sealing of the document (DocMDP) is where it must be, and by whom it must be. */
export function certificationReasons(judged: readonly JudgedSignature[], isOurs: boolean): readonly Reason[] {
  const signers = judged.filter(({ examined }) => examined.kind === 'signature');
  const [first, ...later] = signers;
  if (first === undefined) return [];
  const reasons: Reason[] = [];
  const weigh = isOurs ? 'invalid' : 'undecided';
  const isCertified = certifies(first);
  if (later.some(certifies)) reasons.push(reason('certificationNotFirst', {}, weigh));
  for (const { examined } of signers) {
    // Said in one of the two places only, some programs hold the document to it and others do not.
    const { found } = examined;
    if (namedByCatalog(found) !== (permissionsOf(found).certifies !== null))
      reasons.push(reason('permissionsDiffer', {}, weigh));
  }
  if (isOurs && !isCertified) reasons.push(reason('certificationMissing'));
  if (isOurs && first.role === 'inPerson') reasons.push(reason('certifiedInPerson'));
  if (isOurs && first.isTrusted && first.role !== 'inPerson' && first.role !== 'manager')
    reasons.push(reason('certifiedByStranger'));
  return reasons;
}

const certifies = ({ examined }: JudgedSignature) => permissionsOf(examined.found).certifies !== null;

/** Whether the catalog of its revision names this signature as the one that seals. */
function namedByCatalog({ revision, object }: FoundSignature): boolean {
  const catalog = revision.entry(revision.trailer, 'Root');
  const named: PdfValue = entryOf(revision.entry(catalog, 'Perms'), 'DocMDP');
  return named.kind === 'ref' && named.number === object.number;
}
