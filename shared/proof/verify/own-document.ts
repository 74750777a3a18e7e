import { z } from 'zod';
import { hex, ownBytes } from '../bytes';
import { sha256 } from '../crypto-engine';
import type { OwnDocument, Reason } from '../file-report';
import type { PdfFile, Revision } from '../reader/pdf-file';
import { entryOf, type PdfValue } from '../reader/pdf-value';
import { textOf } from '../reader/text-string';
import { fieldsOf } from './found-signature';
import { dictOf, itemsOf } from './object-graph';
import { reason, sayable } from './reason';

/** The files our documents carry about themselves. */
const kinds: Readonly<Record<string, string>> = {
  'sla.json': 'sla',
  'jsp.json': 'plan',
  'report.json': 'report',
  'completion.json': 'completion',
  'evidence.json': 'evidence',
};

const namedSchema = z.object({ field: z.string() });
const frameSchema = z.object({
  signing: z
    .object({
      signers: z.array(namedSchema.extend({ personName: z.string().optional() })),
      host: namedSchema.extend({ name: z.string().optional() }).nullable(),
    })
    .optional(),
});

/** What a file says about itself if it is one of ours, and what is wrong with it. */
export interface OwnFacts {
  readonly document: OwnDocument;
  readonly reasons: readonly Reason[];
  /** Who is to sign, by field, as far as the file says. */
  readonly signers: ReadonlyMap<string, string>;
}

/**
 * Recognises a document of ours by what lies in its first revision: that is what was made, and every signature speaks
 * of it. What came later cannot make a document ours, nor take it from us.
 */
export async function ownDocument(file: PdfFile): Promise<OwnFacts | null> {
  const [first] = file.revisions;
  const last = file.revisions.at(-1);
  if (first === undefined || last === undefined) return null;
  const attached = attachmentsOf(first);
  const data = isOfOurProgram(first) ? attached.filter(({ name }) => Object.hasOwn(kinds, name)) : [];
  const [own] = data;
  if (own === undefined) return null;
  const reasons: Reason[] = [];
  for (const name of [...Object.keys(kinds), 'frame.json']) {
    if (attached.filter((one) => one.name === name).length > 1) reasons.push(reason('dataAmbiguous', { name }));
  }
  if (data.length > 1) reasons.push(reason('dataAmbiguous', { name: data.map(({ name }) => name).join(', ') }));
  if (!isJson(own.bytes)) reasons.push(reason('dataMissing', { name: own.name }));

  const frame = attached.find(({ name }) => name === 'frame.json');
  const named = frame === undefined ? new Map<string, string>() : signersNamedIn(frame.bytes);
  if (named === null) reasons.push(reason('dataMissing', { name: 'frame.json' }));
  const original = fieldsOf(first).filter(({ type, isWidgetOnly }) => type === 'Sig' && !isWidgetOnly);
  const requiredFields = [...new Set([...original.map(({ name }) => name), ...(named?.keys() ?? [])])];
  const signed = new Set(
    fieldsOf(last)
      .filter(({ value }) => dictOf(last.resolve(value)) !== null)
      .map(({ name }) => name),
  );
  const title = first.entry(first.entry(first.trailer, 'Info'), 'Title');
  return {
    reasons,
    signers: named ?? new Map(),
    document: {
      kind: kinds[own.name] ?? own.name,
      title: sayable(textOf(title) ?? own.name),
      dataSha256: own.bytes === null ? null : hex(await sha256(ownBytes(own.bytes))),
      requiredFields,
      unsignedFields: requiredFields.filter((field) => !signed.has(field)),
    },
  };
}

/** Others may attach a `report.json` as well. */
function isOfOurProgram(first: Revision): boolean {
  const creator = first.entry(first.entry(first.trailer, 'Info'), 'Creator');
  return textOf(creator) === 'Fieldpact';
}

interface Attached {
  readonly name: string;
  /** Null: cannot be unpacked. */
  readonly bytes: Uint8Array | null;
}

function attachmentsOf(revision: Revision): readonly Attached[] {
  const names = revision.entry(revision.entry(revision.trailer, 'Root'), 'Names');
  const found: Attached[] = [];
  const seen = new Set<number>();
  const pending: PdfValue[] = [entryOf(names, 'EmbeddedFiles')];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'ref') {
      if (seen.has(next.number)) continue;
      seen.add(next.number);
    }
    const node = revision.resolve(next);
    for (const kid of itemsOf(revision, entryOf(node, 'Kids'))) pending.push(kid);
    const pairs = itemsOf(revision, entryOf(node, 'Names'));
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const key = revision.resolve(pairs[at] ?? { kind: 'null' });
      const spec = pairs[at + 1];
      const name = textOf(key);
      if (name === null || spec === undefined) continue;
      const stream = revision.entry(revision.entry(spec, 'EF'), 'F');
      const unpacked = stream.kind === 'stream' ? revision.decode(stream) : null;
      found.push({ name, bytes: unpacked?.ok ? unpacked.value : null });
    }
  }
  return found;
}

function isJson(bytes: Uint8Array | null): boolean {
  return bytes !== null && jsonIn(bytes) !== undefined;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The fields the frame says must be signed, and by whom ('' where it does not say); null where it cannot be read. */
function signersNamedIn(bytes: Uint8Array | null): ReadonlyMap<string, string> | null {
  const frame = frameSchema.safeParse(bytes === null ? null : jsonIn(bytes));
  if (!frame.success) return null;
  const { signers = [], host = null } = frame.data.signing ?? {};
  const named = signers.map(({ field, personName = '' }) => [field, personName] as const);
  // The host who is also a signer seals in the field he signs.
  return new Map([...(host ? [[host.field, host.name ?? ''] as const] : []), ...named]);
}
