import { groupBy } from '#shared/base/group-by';
import type { Json } from '#shared/base/json';
import type { SearchEntry, SearchFile, SearchNames, SearchPart, SearchPlace } from './search-entry';
import { type SearchedFields, searchedFields } from './searched-fields';

/** A record as it is shown, its fields by name. What a newer program wrote is found by the fields this one knows. */
export interface ShownRecord {
  readonly id: string;
  readonly entity: string;
  readonly partnerId: string;
  readonly fields: { readonly [field: string]: Json };
}

/** Everything that can be found of one partner, or of the organisation. Together, for only together they tell what is earlier. */
export function searchEntries(records: readonly ShownRecord[], names: SearchNames): readonly SearchEntry[] {
  const byEntity = groupBy(records, ({ entity }) => entity);
  const byId = new Map(records.map((record) => [record.id, record]));
  const of = (entity: string) => byEntity.get(entity) ?? [];
  return [
    ...[...byEntity].flatMap(([entity, own]) => {
      const fields = searchedFields[entity];
      return fields ? plainEntries(own, fields, byId) : [];
    }),
    ...answerEntries(of('answer'), names),
    ...evidenceEntries(of('evidence'), of('evidenceRevision'), of('evidenceReview')),
    ...agreementEntries(of('agreement'), of('signedDocument')),
    ...performanceFileEntries(of('performanceFile')),
  ].filter(({ kind, title, parts, files }) =>
    // What stands on the pages of an agreement is put together later.
    kind === 'agreement' ? true : title !== '' || parts.length > 0 || files.length > 0,
  );
}

type ById = ReadonlyMap<string, ShownRecord>;

function plainEntries(records: readonly ShownRecord[], searched: SearchedFields, byId: ById): readonly SearchEntry[] {
  const { replaces } = searched;
  const replaced = new Set(replaces === undefined ? [] : records.map((record) => textOf(record, replaces)));
  return records.map((record) => ({
    ...plainEntry(record, searched, byId),
    isEarlier: replaced.has(record.id),
  }));
}

function plainEntry(record: ShownRecord, searched: SearchedFields, byId: ById): SearchEntry {
  const { kind, parts, at } = searched;
  const { id, entity, partnerId, fields } = record;
  return {
    ...{ id, entity, kind, partnerId },
    title: ownTitle(record, searched) || (parentOf(record, searched, byId)?.title ?? ''),
    parts: partsOf(parts.map(([field, place]) => [place, withoutSilent(fields[field] ?? null)])),
    isEarlier: false,
    at: textOf(record, at),
    refs: allRefs(record, searched, byId),
    files: [],
  };
}

function ownTitle(record: ShownRecord, { title }: SearchedFields): string {
  return title.map((field) => textOf(record, field)).find((text) => text !== '') ?? '';
}

/** The record it hangs on: an event has no title but that of what happened. */
function parentOf(record: ShownRecord, { refs = [] }: SearchedFields, byId: ById) {
  const parent = byId.get(textOf(record, refs[0] ?? ''));
  const searched = parent && searchedFields[parent.entity];
  return parent && searched ? { parent, searched, title: ownTitle(parent, searched) } : null;
}

/** What it hangs on, and what that hangs on. */
function allRefs(record: ShownRecord, searched: SearchedFields, byId: ById): { readonly [field: string]: string } {
  const up = parentOf(record, searched, byId);
  return { ...(up && allRefs(up.parent, up.searched, byId)), ...refsOf(record, searched.refs ?? []) };
}

function answerEntries(answers: readonly ShownRecord[], names: SearchNames): readonly SearchEntry[] {
  const replaced = new Set(answers.flatMap(({ fields }) => listOf(fields['replaces'])));
  return answers.map((record) => {
    const { id, entity, partnerId, fields } = record;
    const questionId = textOf(record, 'questionId');
    const choices = names.choices[questionId] ?? {};
    return {
      ...{ id, entity, kind: 'answer', partnerId },
      title: names.questions[questionId] ?? questionId,
      parts: partsOf([
        ['answer', textsIn(fields['value'] ?? null).map((text) => choices[text] ?? text)],
        ['note', fields['note'] ?? null],
        ['quote', fields['quote'] ?? null],
        ['reason', fields['reason'] ?? null],
      ]),
      isEarlier: replaced.has(id),
      at: textOf(record, 'at'),
      refs: refsOf(record, ['interviewId', 'questionId']),
      files: [],
    };
  });
}

/** A revision is found with the words of its piece; a piece of which nothing was brought is found by itself. */
function evidenceEntries(
  pieces: readonly ShownRecord[],
  revisions: readonly ShownRecord[],
  reviews: readonly ShownRecord[],
): readonly SearchEntry[] {
  const ofPieces = groupBy(revisions, (record) => textOf(record, 'evidenceId'));
  const reasons = groupBy(reviews, (record) => textOf(record, 'revisionId'));
  return pieces.flatMap((piece): readonly SearchEntry[] => {
    const own = ofPieces.get(piece.id) ?? [];
    const latest = Math.max(...own.map(({ fields }) => Number(fields['number'] ?? 0)));
    const base = {
      entity: 'evidence',
      kind: 'evidence' as const,
      partnerId: piece.partnerId,
      title: textOf(piece, 'title'),
    };
    const refs = { evidenceId: piece.id };
    const type = ['facts', piece.fields['typeId'] ?? null] as const;
    if (own.length === 0)
      return [{ ...base, id: piece.id, parts: partsOf([type]), isEarlier: false, at: '', refs, files: [] }];
    return own.map((revision) => {
      const { id, fields } = revision;
      const files = filesIn(fields['files']);
      return {
        ...base,
        id,
        parts: partsOf([
          type,
          ['attested', (fields['attestation'] as { statement?: string } | null)?.statement ?? null],
          ['facts', fields['facts'] ?? null],
          ['file', files.map(({ name }) => name)],
          ['reason', (reasons.get(id) ?? []).map((review) => textOf(review, 'reason'))],
        ]),
        isEarlier: Number(fields['number'] ?? 0) < latest,
        at: textOf(revision, 'capturedAt'),
        refs,
        files,
      };
    });
  });
}

/** Earlier is a version in whose place another one has been signed; a draft takes nobody's place. */
function agreementEntries(
  agreements: readonly ShownRecord[],
  documents: readonly ShownRecord[],
): readonly SearchEntry[] {
  const superseded = new Set(
    agreements.flatMap((one) => (textOf(one, 'state') === 'signed' ? [textOf(one, 'supersedesId')] : [])),
  );
  return agreements.map((agreement) => {
    const { id, entity, partnerId, fields } = agreement;
    const signed = documents.filter((document) => textOf(document, 'agreementId') === id);
    const terms = Object.entries(fields).flatMap(([field, value]) =>
      field.startsWith('terms/') ? textsIn(value) : [],
    );
    return {
      ...{ id, entity, kind: 'agreement', partnerId },
      title: '',
      parts: partsOf([
        ['terms', terms],
        ['name', signed.map((document) => textsIn(signersOf(document)))],
        ['file', signed.flatMap((document) => filesIn([document.fields['file'] ?? null]).map(({ name }) => name))],
      ]),
      isEarlier: superseded.has(id),
      at: textOf(signed[0] ?? agreement, signed[0] ? 'frozenAt' : 'createdAt'),
      refs: {
        agreementId: id,
        ...refsOf(agreement, ['kind', 'state', 'dataSha256']),
        version: String(fields['version'] ?? ''),
      },
      files: signed.flatMap((document) => filesIn([document.fields['file'] ?? null])),
    };
  });
}

function signersOf({ fields }: ShownRecord): Json {
  const signers = Array.isArray(fields['signers']) ? fields['signers'] : [];
  return signers.map((signer) => (signer as { personName?: string } | null)?.personName ?? '');
}

function performanceFileEntries(records: readonly ShownRecord[]): readonly SearchEntry[] {
  const replaced = new Set(records.map((record) => textOf(record, 'replacesId')));
  return records.map((record) => {
    const { id, entity, partnerId, fields } = record;
    const files = filesIn([fields['file'] ?? null]);
    return {
      ...{ id, entity, kind: 'case', partnerId },
      title: files[0]?.name ?? '',
      parts: partsOf([
        ['name', fields['author'] ?? null],
        ['facts', fields['service'] ?? null],
        ['reason', fields['reason'] ?? null],
      ]),
      isEarlier: replaced.has(id) || fields['withdraws'] === true,
      at: textOf(record, 'enteredAt'),
      refs: refsOf(record, ['agreementId']),
      // A table of measurements is no text that anybody would look for by its words.
      files: [],
    };
  });
}

function partsOf(found: readonly (readonly [place: SearchPlace, value: Json])[]): readonly SearchPart[] {
  return found.flatMap(([place, value]) => {
    const text = textsIn(value).join(' · ');
    return text === '' ? [] : [{ place, text }];
  });
}

/** What stands beside the words of a line of an agenda or of minutes. */
const silent: ReadonlySet<string> = new Set(['id', 'kind', 'ref', 'minutes', 'doneAt', 'side', 'due', 'doneOn']);

function withoutSilent(value: Json): Json {
  if (!Array.isArray(value)) return value;
  return value.map((line) => {
    if (line === null || typeof line !== 'object' || Array.isArray(line)) return line;
    return Object.fromEntries(Object.entries(line).filter(([field]) => !silent.has(field)));
  });
}

const opaque = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/i;

/** Every text in a value that somebody could have written; ids and moments nobody looks for. */
export function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' || opaque.test(text) ? [] : [text];
  }
  if (typeof value === 'number') return [String(value)];
  if (value === null || typeof value !== 'object') return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap((each) => textsIn(each as Json));
}

function textOf({ fields }: ShownRecord, field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}

function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

function refsOf(record: ShownRecord, fields: readonly string[]): { readonly [field: string]: string } {
  return Object.fromEntries(fields.map((field) => [field, textOf(record, field)]));
}

function filesIn(value: Json | undefined): readonly SearchFile[] {
  return (Array.isArray(value) ? value : []).flatMap((each) => {
    const file = each as { sha256?: Json; name?: Json; mime?: Json; bytes?: Json } | null;
    if (typeof file?.sha256 !== 'string' || typeof file.name !== 'string') return [];
    return [{ sha256: file.sha256, name: file.name, mime: String(file.mime ?? ''), bytes: Number(file.bytes ?? 0) }];
  });
}
