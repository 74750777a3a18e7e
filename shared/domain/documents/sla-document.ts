import type { Json } from '#shared/base/json';
import type { Sla } from '#shared/domain/slas/sla';
import { bilingual } from './bilingual';
import {
  coverNotices,
  type DocumentFrame,
  embeddedData,
  embeddedFrame,
  printedParties,
  referenceOf,
  signatureBlocks,
} from './document-frame';
import { type DocumentWords, documentWords } from './document-words';
import type { Block, DocumentPage } from './page';
import { printedDate } from './page-words';
import { slaAppendices, slaFileName } from './sla-appendices';
import { summaryId, withDeviations, withoutDeadLinks } from './sla-deviations';
import { governingClauses } from './sla-governing-clauses';
import { type SlaPen, slaPen } from './sla-pen';
import { remedyClauses } from './sla-remedy-clauses';
import { scopeClauses } from './sla-scope-clauses';
import { serviceClauses } from './sla-service-clauses';
import { slaSummary } from './sla-summary';
import { trustClauses } from './sla-trust-clauses';

/**
 * The service level agreement as a document in its own language or languages, whatever language the program speaks:
 * cover, summary, contents, clauses 1 to 27, appendices A to E.
 * @param data What was hashed and goes into the file; the agreement itself unless it was fixed in an older format.
 */
export function slaDocument(sla: Sla, frame: DocumentFrame, data: Json = plainJson(sla)): DocumentPage {
  const { first, second } = sla.languages;
  const page = slaPage(sla, frame, documentWords(first), data);
  return second === null ? page : bilingual(page, slaPage(sla, frame, documentWords(second), data));
}

/** The document in one language. */
export function slaPage(sla: Sla, frame: DocumentFrame, words: DocumentWords, data: Json): DocumentPage {
  const { language, text } = words;
  return {
    kind: 'sla',
    title: text('sla.title'),
    subtitle: text('sla.subtitle', {
      vendor: sla.vendor.name,
      partner: sla.partner.name,
      from: printedDate(sla.said.effectiveDate, language),
      until: printedDate(sla.endDate, language),
    }),
    language,
    reference: referenceOf('sla', frame.agreement),
    version: frame.agreement.version,
    dataSha256: frame.agreement.dataSha256,
    parties: printedParties(sla, language),
    notices: coverNotices(words, frame, sla.said.baseAgreement),
    blocks: withoutDeadLinks(slaBlocks(slaPen(sla, words), frame, words, data)),
    ...embeddedData(slaFileName, text('sla.embedded.description'), data),
    ...embeddedFrame('sla', frame),
  };
}

function slaBlocks(pen: SlaPen, frame: DocumentFrame, words: DocumentWords, data: Json): readonly Block[] {
  const [summaryHeading, ...summary] = slaSummary(pen);
  const named = summaryHeading?.kind === 'heading' ? [{ ...summaryHeading, id: summaryId }] : [];
  const clauses = [
    ...scopeClauses(pen),
    ...serviceClauses(pen),
    ...remedyClauses(pen),
    ...trustClauses(pen),
    ...governingClauses(pen),
    signatureClause(pen, frame, words),
  ];
  const appendices = slaAppendices(pen, { sha256: frame.agreement.dataSha256, format: formatOf(data) });
  return [
    ...withDeviations(pen, '0', [...named, ...summary]),
    { kind: 'pageBreak' },
    { kind: 'contents', title: words.text('frame.contents') },
    { kind: 'pageBreak' },
    ...clauses.flatMap((blocks, index) => withDeviations(pen, String(index + 1), blocks)),
    { kind: 'pageBreak' },
    ...appendices.flatMap((blocks, index) => withDeviations(pen, 'ABCDE'.charAt(index), blocks)),
  ];
}

function signatureClause(pen: SlaPen, frame: DocumentFrame, words: DocumentWords): readonly Block[] {
  const { vendor, partner } = pen.rung('L4');
  return signatureBlocks('27', pen.sla, frame, { vendor, partner }, { before: pen.text('sla.27.before') }, words);
}

function formatOf(data: Json): number {
  const format = typeof data === 'object' && data !== null && 'format' in data ? data.format : null;
  return typeof format === 'number' ? format : 2;
}

/** Data as it is when written and read again: a field that is `undefined` is gone. */
function plainJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
