import { type GeneralName, type GeneralSubtree, type NameConstraints, RelativeDistinguishedNames } from 'pkijs';
import { nameTypes, readName, startsWith, valuesOf } from './names';
import type { ParsedCertificate } from './read-certificate';

/** Kinds of names, by their tag (RFC 5280, section 4.2.1.6). */
const mail = 1;
const directory = 4;

interface NameOf {
  readonly type: number;
  readonly value: unknown;
}

/**
 * Whether an authority's constraints permit the names of a certificate below it. `unsupported`: they speak of names
 * of a kind we cannot compare, and the certificate has one.
 */
export function namesPermitted(
  { permittedSubtrees = [], excludedSubtrees = [] }: NameConstraints,
  below: ParsedCertificate,
): 'permitted' | 'violated' | 'unsupported' {
  const subtrees = [...permittedSubtrees, ...excludedSubtrees];
  if (subtrees.some(({ minimum, maximum }) => minimum !== 0 || maximum !== undefined)) return 'unsupported';
  const names = namesOf(below);
  const spokenOf = new Set(subtrees.map(({ base }) => base.type));
  if (names.some(({ type }) => spokenOf.has(type) && type !== mail && type !== directory)) return 'unsupported';
  const violated = names.some((name) => {
    const permitting = permittedSubtrees.filter(({ base }) => base.type === name.type);
    return (
      (permitting.length > 0 && !permitting.some((subtree) => isWithin(name, subtree))) ||
      excludedSubtrees.some((subtree) => subtree.base.type === name.type && isWithin(name, subtree))
    );
  });
  return violated ? 'violated' : 'permitted';
}

/** Every name a certificate gives its holder, wherever it stands. */
function namesOf({ subjectName, certificate, alternativeNames }: ParsedCertificate): readonly NameOf[] {
  const subject = subjectName.length > 0 ? [{ type: directory, value: certificate.subject }] : [];
  const mails = valuesOf(subjectName, nameTypes.email).map((value) => ({ type: mail, value }));
  return [...subject, ...mails, ...alternativeNames.map(({ type, value }: GeneralName) => ({ type, value }))];
}

function isWithin(name: NameOf, { base }: GeneralSubtree): boolean {
  if (name.type === directory) {
    const whole: unknown = base.value;
    if (!(name.value instanceof RelativeDistinguishedNames) || !(whole instanceof RelativeDistinguishedNames))
      return false;
    return startsWith(readName(name.value), readName(whole));
  }
  return typeof name.value === 'string' && typeof base.value === 'string' && isMailWithin(name.value, base.value);
}

/** One mailbox, every mailbox of a host, or every host below a domain (`.acme.example`). */
function isMailWithin(address: string, base: string): boolean {
  const [box, host] = [address.slice(0, address.lastIndexOf('@')), hostOf(address)];
  if (base.includes('@')) return box === base.slice(0, base.lastIndexOf('@')) && host === hostOf(base);
  return base.startsWith('.') ? host.endsWith(base.toLowerCase()) : host === base.toLowerCase();
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
