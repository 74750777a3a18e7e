import { plainName } from '../certificates/names';
import type { Reason } from '../file-report';
import { reason, sayable } from './reason';
import type { JudgedSignature } from './signature-report';

/**
 * Whether each field was signed by the person the document names for it. A one-time certificate is made for exactly
 * that name, so another name is a forgery; people write their names in more than one way in certificates they bring.
 */
export function signerReasons(
  judged: readonly JudgedSignature[],
  signers: ReadonlyMap<string, string>,
): readonly Reason[] {
  return judged.flatMap(({ examined, role, isTrusted, certified }) => {
    const field = examined.found.field ?? '';
    const expected = signers.get(field) ?? '';
    if (examined.kind === 'timeStamp' || !isTrusted || certified === null || expected === '') return [];
    if (isNameOf(certified.name, expected, role === 'inPerson')) return [];
    const values = { field: sayable(field), expected: sayable(expected), name: sayable(certified.name) };
    return [reason('signerDiffers', values, role === 'inPerson' ? 'invalid' : 'undecided')];
  });
}

/** Made in the room, a name is followed by the organisation, and both are cut where the field is full. */
function isNameOf(name: string, expected: string, inPerson: boolean): boolean {
  if (!inPerson) return loosely(name) === loosely(plainName(expected));
  return [200, 34].some((most) => name.startsWith(`${plainName(expected, most)} (`));
}

const loosely = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
