import { parentPort, workerData } from 'node:worker_threads';
import type { Json } from '#shared/base/json';
import { type ShownRecord, searchEntries } from '#shared/domain/guidance/search-entries';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { SearchDesk } from '../../renderer/data/watch/search-desk';
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
  readonly letters: number;
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
  let building = 0;
  for (let at = 0; at < partners; at += 1) {
    const records = recordsOf(at, roll);
    const began = performance.now();
    const entries = searchEntries(records, names);
    desk.take(records[0]?.partnerId ?? '', entries);
    building += performance.now() - began;
    for (const { title, parts } of entries)
      texts.push([title, ...parts.map(({ text }) => text)].join(' ').toLowerCase());
  }
  const typed = phrases.flatMap((phrase) => [...phrase].map((_, at) => phrase.slice(0, at + 1)));
  // The first ones are slower, while the program is being compiled; everybody meets a program that has run for a while.
  for (const words of typed) desk.find({ words, kinds: null, most });
  return {
    keystrokes: typed.map((words) => timed(() => desk.find({ words, kinds: null, most }))),
    scans: typed.map((words) => timed(() => scan(texts, words))),
    building,
    things: desk.size,
    letters: texts.reduce((sum, text) => sum + text.length, 0),
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
  ];
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
