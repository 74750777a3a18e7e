import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { NamedPerson } from '#shared/domain/agreements/named-parties';
import type { MilestoneId } from '#shared/domain/plans/milestones';
import type { Plan } from '#shared/domain/plans/plan';
import { type ClausePart, clause, heading, list, paragraph, say, table } from './clause';
import { type DocumentWords, documentWords, type WordId, type WordValues } from './document-words';
import type { Block, Inline, Source } from './page';
import { printedDate } from './page-words';
import { countedIn, printedContact, printedDecimal, printedList, printedValue } from './printed-figures';
import { type TitledColumn, titledColumns } from './titled-columns';

type Cell = string | readonly Inline[];

/** What the text of a plan is written with, in one language: its words, its figures, its blocks. */
export interface PlanPen {
  readonly language: DocumentLanguage;
  readonly words: DocumentWords;
  readonly text: DocumentWords['text'];
  readonly rich: DocumentWords['rich'];
  /** A numbered sentence of a section. */
  readonly say: (id: WordId, values?: WordValues, source?: Source) => ClausePart;
  readonly section: (number: string, id: WordId, parts: readonly ClausePart[]) => readonly Block[];
  readonly heading: (level: 1 | 2, number: string, id: WordId) => Block;
  readonly paragraph: (id: WordId, values?: WordValues, style?: 'lead' | 'small' | 'notice', source?: Source) => Block;
  readonly list: typeof list;
  readonly table: (columns: readonly TitledColumn[], rows: readonly (readonly Cell[])[], source?: Source) => Block;
  readonly date: (date: string) => string;
  /** `Nov`, and `Jan 27` where a year begins. */
  readonly month: (date: string) => string;
  readonly value: (value: string, unit: string) => string;
  readonly decimal: (decimal: string) => string;
  readonly days: (count: number) => string;
  readonly workingDays: (count: number) => string;
  readonly and: (items: readonly string[]) => string;
  readonly contact: (person: NamedPerson) => string;
  readonly milestone: (id: MilestoneId) => { readonly title: string; readonly when: string; readonly proof: string };
  /** What the program wrote into the data, in the language of the document; people's own words stay as they are. */
  readonly stock: (text: string) => string;
}

export function planPen(language: DocumentLanguage): PlanPen {
  const words = documentWords(language);
  const { text, rich } = words;
  return {
    language,
    words,
    text,
    rich,
    say: (id, values, source) => say(rich(id, values), source),
    section: (number, id, parts) => clause(number, text(id), parts),
    heading: (level, number, id) => heading(level, number, text(id)),
    paragraph: (id, values, style, source) => paragraph(rich(id, values), style, source),
    list,
    table: (columns, rows, source) => table(titledColumns(columns, text), rows, source === undefined ? {} : { source }),
    date: (date) => printedDate(date, language),
    month: (date) => shortMonth(date, text('plan.months')),
    value: (value, unit) => printedValue(value, unit, language),
    decimal: (decimal) => printedDecimal(decimal, language),
    days: (count) => countedIn(count, 'day', language),
    workingDays: (count) => countedIn(count, 'workingDay', language),
    and: (items) => printedList(items, language),
    contact: (person) => printedContact(person, language),
    milestone: (id) => ({
      title: text(`plan.milestone.${id}.title`),
      when: text(`plan.milestone.${id}.when`),
      proof: text(`plan.milestone.${id}.proof`),
    }),
    stock: (said) => {
      const id = stockIds.get(said);
      return id === undefined ? said : text(id);
    },
  };
}

function shortMonth(date: string, names: string): string {
  const name = names.split(' ')[Number(date.slice(5, 7)) - 1] ?? date;
  return date.slice(5, 7) === '01' ? `${name} ${date.slice(2, 4)}` : name;
}

/** What our side gives where nobody decided otherwise: sentences of the program, in the data in English. */
const stockIds: ReadonlyMap<string, WordId> = new Map(
  (['plan.stock.access', 'plan.stock.training', 'plan.stock.material', 'plan.stock.authority'] as const).map((id) => [
    documentWords('en').text(id),
    id,
  ]),
);

export function pairOf(plan: Plan, role: Plan['pairs'][number]['role']) {
  return plan.pairs.find((pair) => pair.role === role) ?? null;
}
