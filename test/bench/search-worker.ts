import { parentPort, workerData } from 'node:worker_threads';
import type { Json } from '#shared/base/json';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { type ShownRecord, searchEntries } from '#shared/domain/guidance/search-entries';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { SearchDesk } from '../../renderer/data/watch/search-desk';
import { aCompleteVisit, anAgreement } from '../builders/a-complete-visit';
import { aPartnerOfMany, dice } from '../builders/a-population';

/** What a worker is told, and what it measured, in milliseconds. */
export interface SearchTask {
  readonly partners: number;
  readonly phrases: readonly string[];
}
export interface SearchMeasured {
  /** Each keystroke of each phrase. */
  readonly keystrokes: readonly number[];
  /** The same words looked for by going through all texts, each already in small letters. */
  readonly scans: readonly number[];
  /** To make everything findable. */
  readonly building: number;
  readonly things: number;
  /** Of records. */
  readonly letters: number;
  readonly documents: number;
  /** Of documents, each as often as it is printed. */
  readonly printed: number;
  /** To put the words of one document together, as the program does it beside the screens. */
  readonly composing: readonly number[];
}

const asOf = '2026-11-20';
const noted =
  'insurance liability audit restart relay certificate customer escalation backup restore contract penalty rollback sandbox token invoice hardware training exam shadow sponsor review quarter forecast pipeline discount Überprüfung Straße'.split(
    ' ',
  );
const most = 100;

function measure({ partners, phrases }: SearchTask): SearchMeasured {
  const index = builtInPack();
  const questions = index.pack.modules.flatMap((module) => module.questions);
  const names = { questions: Object.fromEntries(questions.map(({ id, text }) => [id, text])), choices: {} };
  const desk = new SearchDesk();
  const roll = dice(7);
  const texts: string[] = [];
  const composing: number[] = [];
  const patterns = (['sla', 'plan'] as const).map((kind) => wording(kind, composing));
  const shared = new Set<string>();
  let [building, documents, printed] = [0, 0, 0];
  for (let at = 0; at < partners; at += 1) {
    const records = recordsOf(at, roll);
    const began = performance.now();
    const entries = searchEntries(records, names);
    desk.take(records[0]?.partnerId ?? '', entries);
    building += performance.now() - began;
    for (const { id } of entries.filter(({ kind }) => kind === 'agreement')) {
      const pattern = patterns[documents % patterns.length] ?? [];
      const own = pattern.map((text) => ofPartner(text, at));
      const taken = performance.now();
      desk.takeWording(id, own);
      building += performance.now() - taken;
      documents += 1;
      for (const text of own) {
        printed += text.length;
        shared.add(text);
      }
    }
    for (const { title, parts } of entries)
      texts.push([title, ...parts.map(({ text }) => text)].join(' ').toLowerCase());
  }
  for (const text of shared) texts.push(text.toLowerCase());
  const typed = phrases.flatMap((phrase) => [...phrase].map((_, at) => phrase.slice(0, at + 1)));
  // The first ones are slower, while the program is being compiled; everybody meets a program that has run for a while.
  for (const words of typed) desk.find({ words, kinds: null, most });
  return {
    keystrokes: typed.map((words) => timed(() => desk.find({ words, kinds: null, most }))),
    scans: typed.map((words) => timed(() => scan(texts, words))),
    building,
    things: desk.size,
    letters: texts.reduce((sum, text) => sum + text.length, 0),
    ...{ documents, printed, composing },
  };
}

/** A partner as somebody has written of it: one in ten has every answer, most have a dozen, each with a note. */
function recordsOf(at: number, roll: () => number): readonly ShownRecord[] {
  const { partner, people, answers, evidence, revisions, deals } = aPartnerOfMany(builtInPack(), at, asOf);
  const partnerId = partner.id;
  const shown = (entity: string, records: readonly { readonly id: string }[]) =>
    records.map((record) => ({
      entity,
      id: record.id,
      partnerId,
      fields: record as unknown as { [field: string]: Json },
    }));
  const note = () =>
    Array.from({ length: 12 }, () => {
      const word = noted[Math.floor(roll() * noted.length)] ?? '';
      return roll() < 0.1 ? `${word} ${Math.floor(roll() * 5_000)}` : word;
    }).join(' ');
  return [
    ...shown('partner', [partner]),
    ...shown('person', people),
    ...shown(
      'answer',
      answers.slice(0, at % 10 === 0 ? answers.length : 12).map((answer) => ({ ...answer, note: note() })),
    ),
    ...shown('evidence', evidence.slice(0, 10)),
    ...shown('evidenceRevision', revisions.slice(0, 14)),
    ...shown('deal', deals),
    ...agreementsOf(partnerId, at),
  ];
}

/** Both agreements in force of each partner, and of one in five the version before as well. */
function agreementsOf(partnerId: string, at: number): readonly ShownRecord[] {
  return (['sla', 'plan'] as const).flatMap((kind) => {
    const current = `${partnerId}-${kind}-2`;
    const before = `${partnerId}-${kind}-1`;
    const record = (id: string, version: number, supersedesId: string | null): ShownRecord => ({
      ...{ id, entity: 'agreement', partnerId },
      fields: { kind, version, supersedesId, state: 'signed', createdAt: asOf },
    });
    return at % 5 === 0 ? [record(current, 2, before), record(before, 1, null)] : [record(current, 1, null)];
  });
}

/** The words of an agreement, put together some times: the first times the program is still being compiled. */
function wording(kind: AgreementKind, composing: number[]): readonly string[] {
  let texts: readonly string[] = [];
  for (let round = 0; round < 25; round += 1) {
    const began = performance.now();
    const agreement = anAgreement(kind);
    const text = agreementText(aCompleteVisit(kind, { agreement }));
    if (!text.ok) throw new Error('The agreement of the bench has no text.');
    texts = [...new Set(pageTexts(text.value.pages({ agreement, signatories: [] })))];
    if (round >= 5) composing.push(performance.now() - began);
  }
  return texts;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const dated = new RegExp(`\\b\\d{1,2} (${months}) 20\\d\\d`, 'g');

/** As it stands in the agreement of another partner: with its name, its number and its days. */
function ofPartner(text: string, at: number): string {
  return text
    .replaceAll('Nordlicht Systemhaus GmbH', `Partner ${at} GmbH`)
    .replaceAll('FN 123456a', `FN ${at}`)
    .replaceAll(dated, (_, month: string) => `${(at % 28) + 1} ${month} ${2027 + (at % 9)}`);
}

function scan(texts: readonly string[], words: string): number {
  const wanted = words.toLowerCase().split(' ');
  let found = 0;
  for (const text of texts) if (wanted.every((word) => text.includes(word))) found += 1;
  return found;
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

parentPort?.postMessage(measure(workerData as SearchTask));
