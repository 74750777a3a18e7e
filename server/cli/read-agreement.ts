import { readFileSync } from 'node:fs';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { readSla } from '#shared/domain/exchange/sla-schema';
import type { Sla } from '#shared/domain/slas/sla';
import type { EmbeddedData, EmbeddedRefusal } from '../../renderer/documents/read-embedded';
import { codeOf, jsonIn } from './read-pack';

/** A service level agreement out of its JSON, or out of the PDF it lies in. A refusal is a sentence. */
export async function readAgreement(file: string): Promise<Result<Sla, string>> {
  const json = await readData(file);
  if (!json.ok) return json;
  const sla = readSla(json.value);
  if (sla.ok) return sla;
  const [first] = sla.error;
  const more = sla.error.length > 1 ? ` and at ${sla.error.length - 1} more places` : '';
  const where = first ? ` (at ${first.where || 'its beginning'}${more}: ${first.detail})` : '';
  return refuse(`${file} is not a service level agreement${where}. Export it again, or name the signed PDF.`);
}

/** JSON out of a JSON file, or the data embedded in a PDF. */
export async function readData(file: string): Promise<Result<Json, string>> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  if (isPdf(bytes.value)) {
    const embedded = await embeddedIn(file, bytes.value);
    return embedded.ok ? ok(embedded.value.json) : embedded;
  }
  const json = jsonIn(file, new TextDecoder().decode(bytes.value));
  return json.ok ? ok(json.value as Json) : json;
}

/** What lies in a PDF, or the sentence that says why nothing does. */
export async function embeddedIn(file: string, bytes: Uint8Array): Promise<Result<EmbeddedData, string>> {
  // Loaded when it is needed: reading a playbook shall not wait for the reader of PDFs.
  const { readEmbedded } = await import('../../renderer/documents/read-embedded');
  const embedded = await readEmbedded(bytes);
  return embedded.ok ? embedded : refuse(embeddedWords(file, embedded.error));
}

export function readBytes(file: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    return refuse(`${file} cannot be read: ${codeOf(error)}.`);
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

function embeddedWords(file: string, refusal: EmbeddedRefusal): string {
  switch (refusal.kind) {
    case 'not-a-pdf':
      return `${file} is not a PDF. Name the PDF that was signed.`;
    case 'nothing-embedded':
      return `${file} is a PDF without data in it. Name one that Fieldpact made, not a scan or a print of it.`;
    case 'unreadable':
      return `${file} cannot be read: ${unreadableWords[refusal.reason]}. Take the PDF as it was made.`;
  }
}

const unreadableWords = {
  'too-large': 'it is larger than any document of ours',
  damaged: 'it is damaged',
  'not-json': 'what lies in it is not JSON',
} as const;
