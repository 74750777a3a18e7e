import { Set as AsnSet, type AsnType, IA5String, ObjectIdentifier, Sequence, Utf8String } from 'asn1js';
import { RelativeDistinguishedNames } from 'pkijs';
import { membersOf, readAsn } from './der';

/** What a name of ours may consist of, in this order. */
export interface NameParts {
  readonly organisation?: string | undefined;
  readonly unit?: string | undefined;
  readonly commonName?: string | undefined;
  readonly email?: string | undefined;
}

/** The units in our certificates. What a signature may stand for hangs on them. */
export const managerUnit = 'Partner managers';
export const registrarUnit = 'In-person registrar';
export const inPersonUnit = 'In-person counter-signature';

/** Object identifiers of the parts of a name (X.520, PKCS #9). */
export const nameTypes = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  email: '1.2.840.113549.1.9.1',
} as const;

const shortNames: Readonly<Record<string, string>> = {
  [nameTypes.commonName]: 'CN',
  [nameTypes.organisation]: 'O',
  [nameTypes.unit]: 'OU',
  [nameTypes.email]: 'emailAddress',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
};

/** One step of a name; nearly always one value, though the standard allows several at once. */
export type NameStep = readonly NameValue[];

export interface NameValue {
  readonly type: string;
  readonly value: string;
}

/** The longest common name, organisation or unit that X.520 permits. */
const longest = 64;

/**
 * A text as it may stand in a certificate: on one line, without characters that turn the direction or cannot be
 * seen (another program would show them as something else), and no longer than the standard allows.
 */
export function plainName(text: string, most: number = longest): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = [...visible];
  return letters.length <= most
    ? visible
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Writes a name. Values are typed values, never a text to be taken apart: no character in one can make another. */
export function writeName(parts: NameParts): RelativeDistinguishedNames {
  const steps: AsnSet[] = [];
  for (const part of ['organisation', 'unit', 'commonName'] as const) {
    const value = plainName(parts[part] ?? '');
    if (value !== '') steps.push(writeStep(nameTypes[part], new Utf8String({ value })));
  }
  const email = mailAddress(parts.email);
  if (email !== null) steps.push(writeStep(nameTypes.email, new IA5String({ value: email })));
  // Given as values, pkijs would write all of them into one step, and no constraint would fit.
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: steps }).toBER(false));
}

function writeStep(type: string, value: Utf8String | IA5String): AsnSet {
  return new AsnSet({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] });
}

/** An address that the field can hold (ASCII); others are left out rather than bent. */
export function mailAddress(text: string | null | undefined): string | null {
  return text && /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/.test(text) && text.length <= 255 ? text : null;
}

/**
 * Reads a name as it is written. pkijs flattens steps of several values into one list, which would let a name pass
 * for another; the steps are read from the bytes it kept.
 */
export function readName(name: RelativeDistinguishedNames): readonly NameStep[] {
  const kept = name.valueBeforeDecode.byteLength > 0 ? name.valueBeforeDecode : name.toSchema().toBER(false);
  return membersOf(readAsn(new Uint8Array(kept)) ?? undefined).map((step) => membersOf(step).map(readValue));
}

function readValue(pair: AsnType): NameValue {
  const [type, value] = membersOf(pair);
  if (!(type instanceof ObjectIdentifier) || !value) throw new Error('Not a name.');
  const text: unknown = 'getValue' in value && typeof value.getValue === 'function' ? value.getValue() : null;
  // A value of a type that is no text stands for itself, so that it is compared and shown as what it is.
  return { type: type.valueBlock.toString(), value: typeof text === 'string' ? text : `#${value.toString('hex')}` };
}

/** The parts we know of a name. Of several units or organisations the first counts: that is the one a constraint binds. */
export function partsOf(name: readonly NameStep[]): Required<{ [Part in keyof NameParts]: string }> {
  const values = name.flat();
  const of = (type: string) => values.find((value) => value.type === type)?.value ?? '';
  return {
    organisation: of(nameTypes.organisation),
    unit: of(nameTypes.unit),
    commonName: of(nameTypes.commonName),
    email: of(nameTypes.email),
  };
}

/** Every value of one type. */
export function valuesOf(name: readonly NameStep[], type: string): readonly string[] {
  return name.flat().flatMap((value) => (value.type === type ? [value.value] : []));
}

/** The name on one line, `O=Acme, CN=Ana`. Separators inside a value are escaped (RFC 4514), in the order as written. */
export function nameText(name: readonly NameStep[]): string {
  return name
    .map((step) => step.map(({ type, value }) => `${shortNames[type] ?? type}=${escaped(value)}`).join('+'))
    .join(', ');
}

function escaped(value: string): string {
  return value.replace(/[\\,+"<>;=]/g, '\\$&').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => {
    return `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

export function sameName(left: readonly NameStep[], right: readonly NameStep[]): boolean {
  return left.length === right.length && startsWith(left, right);
}

/** Whether a name lies below another: has all its steps at the beginning, and perhaps more. */
export function startsWith(name: readonly NameStep[], beginning: readonly NameStep[]): boolean {
  return beginning.length <= name.length && beginning.every((step, at) => stepKey(step) === stepKey(name[at] ?? []));
}

/** Letters and spacing are compared as RFC 5280, section 7.1 has it. */
function stepKey(step: NameStep): string {
  const keys = step.map(({ type, value }) => {
    return JSON.stringify([type, value.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()]);
  });
  return keys.sort().join('+');
}
