import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { brand } from '#shared/base/brand';
import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type DocumentLanguage, documentLanguages } from '#shared/domain/agreements/document-language';
import { fixedText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import { performanceReport } from '#shared/domain/documents/performance-report';
import { readReport } from '#shared/domain/documents/performance-report-schema';
import { readPlan } from '#shared/domain/exchange/plan-schema';
import { readSla, type SchemaFinding } from '#shared/domain/exchange/sla-schema';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';
import { embeddedIn, readBytes, readData } from './read-agreement';
import { codeOf } from './read-pack';

export const documentKinds = ['sla', 'jsp', 'report'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface RenderAsked {
  readonly kind: string;
  readonly data: string;
  readonly out: string;
  /** Null: the language of the data. */
  readonly language: string | null;
  readonly isDraft: boolean;
  /** ISO moment that the file says it was made at; the same data and moment are the same bytes. */
  readonly createdAt: string;
  readonly author: string;
  readonly json: boolean;
}

/** `document render`: the PDF of an agreement, a plan or a report, from its data. */
export async function renderDocument(asked: RenderAsked): Promise<Outcome> {
  const { kind, language, data, out, createdAt, author } = asked;
  if (!isKind(kind))
    return misused(`There is no document “${kind}”. Say --kind ${documentKinds.join(', or --kind ')}.`);
  if (language !== null && !isLanguage(language))
    return misused(
      `There are no words in “${language}”. Say --language ${documentLanguages.join(', or --language ')}.`,
    );
  if (Number.isNaN(Date.parse(createdAt)))
    return misused(`“${createdAt}” is not a moment. Write --created-at 2026-11-21T09:00:00Z.`);
  const json = await readData(data);
  if (!json.ok) return unreadable(json.error);
  const page = pageOf(kind, json.value, { language, isDraft: asked.isDraft });
  if (!page.ok) return unreadable(`${data} is not the data of ${kindWords[kind]}: ${page.error}`);
  const { printInNode } = await import('../../renderer/documents/print-in-node');
  const pdf = await printInNode(page.value.page, { createdAt, author });
  if (!pdf.ok) {
    if (pdf.error.kind === 'failed') return unreadable(`${data} cannot be printed: ${pdf.error.detail}.`);
    const signs = pdf.error.findings.map(({ characters, where }) => `  ${characters.join(' ')} in “${where}”`);
    return unreadable(
      [`${data} has characters that no font of ours can print. Write them otherwise:`, ...signs].join('\n'),
    );
  }
  try {
    writeFileSync(out, pdf.value.bytes);
  } catch (error) {
    return unreadable(`${out} cannot be written: ${codeOf(error)}.`);
  }
  const facts = {
    file: out,
    pages: pdf.value.pages,
    sha256: sha256(pdf.value.bytes),
    dataSha256: page.value.dataSha256,
  };
  if (asked.json) return said(0, asJson(facts));
  const other = page.value.isOtherLanguage
    ? ' It is in another language than its data was; its data, and their SHA-256, say so.'
    : '';
  return said(0, `${out}: ${facts.pages} pages, SHA-256 ${facts.sha256}; of its data ${facts.dataSha256}.${other}`);
}

/** `document extract`: the data that lies in a PDF, to a file or to the screen. */
export async function extractData(file: string, out: string | null): Promise<Outcome> {
  const bytes = readBytes(file);
  if (!bytes.ok) return unreadable(bytes.error);
  const embedded = await embeddedIn(file, bytes.value);
  if (!embedded.ok) return unreadable(embedded.error);
  const { name, text, createdAt, author } = embedded.value;
  if (out === null) return said(0, text);
  try {
    writeFileSync(out, text);
  } catch (error) {
    return unreadable(`${out} cannot be written: ${codeOf(error)}.`);
  }
  const by = author === '' ? '' : ` by ${author}`;
  return said(0, `${out}: ${name}, SHA-256 ${sha256(text)}; the PDF was made${by} at ${createdAt}.`);
}

interface PageMade {
  readonly page: DocumentPage;
  readonly dataSha256: string;
  readonly isOtherLanguage: boolean;
}

interface PageWish {
  readonly language: DocumentLanguage | null;
  readonly isDraft: boolean;
}

function pageOf(kind: DocumentKind, json: Json, wish: PageWish): Result<PageMade, string> {
  const wrong = findingsOf(kind, json);
  const [first] = wrong;
  if (first) return refuse(`${first.where || 'its beginning'} (${first.detail}).`);
  const data = inLanguage(kind, json, wish.language);
  const dataSha256 = sha256(canonicalJson(data));
  const isOtherLanguage = data !== json;
  if (kind === 'report') {
    const report = readReport(data);
    if (!report.ok) return refuse('its language.');
    return ok({ page: performanceReport(report.value, { dataSha256 }), dataSha256, isOtherLanguage });
  }
  const text = fixedText(data);
  if (text === null) return refuse('it is of another format.');
  const { agreementId, version } = data as { readonly agreementId: string; readonly version: number };
  const page = text.pages({
    agreement: {
      id: brand<'Agreement'>(agreementId),
      version,
      state: wish.isDraft ? 'draft' : 'locked',
      dataSha256: wish.isDraft ? null : dataSha256,
    },
    signatories: [],
  });
  return ok({ page, dataSha256, isOtherLanguage });
}

function findingsOf(kind: DocumentKind, json: Json): readonly SchemaFinding[] {
  const read = kind === 'sla' ? readSla(json) : kind === 'jsp' ? readPlan(json) : readReport(json);
  return read.ok ? [] : read.error;
}

/** The data saying another language. The text follows its data, so other words are other data. */
function inLanguage(kind: DocumentKind, json: Json, language: DocumentLanguage | null): Json {
  const data = json as { readonly [key: string]: Json };
  if (language === null) return json;
  if (kind === 'report') return data['language'] === language ? json : { ...data, language };
  const own = data['languages'] as { readonly first?: string } | undefined;
  if (own?.first === language) return json;
  return { ...data, languages: { first: language, second: null, prevailing: language } };
}

const kindWords = {
  sla: 'a service level agreement',
  jsp: 'a Joint Success Plan',
  report: 'a performance report',
} as const satisfies Record<DocumentKind, string>;

const isKind = (text: string): text is DocumentKind => documentKinds.some((kind) => kind === text);
const isLanguage = (text: string): text is DocumentLanguage => documentLanguages.some((one) => one === text);

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
