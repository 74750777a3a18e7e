import { IntlMessageFormat } from 'intl-messageformat';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import germanCompletion from '../../../resources/documents/de/completion.json' with { type: 'json' };
import germanFrame from '../../../resources/documents/de/frame.json' with { type: 'json' };
import germanInsights from '../../../resources/documents/de/insights.json' with { type: 'json' };
import germanPlan from '../../../resources/documents/de/plan.json' with { type: 'json' };
import germanReport from '../../../resources/documents/de/report.json' with { type: 'json' };
import germanSla from '../../../resources/documents/de/sla.json' with { type: 'json' };
import englishCompletion from '../../../resources/documents/en/completion.json' with { type: 'json' };
import englishFrame from '../../../resources/documents/en/frame.json' with { type: 'json' };
import englishInsights from '../../../resources/documents/en/insights.json' with { type: 'json' };
import englishPlan from '../../../resources/documents/en/plan.json' with { type: 'json' };
import englishReport from '../../../resources/documents/en/report.json' with { type: 'json' };
import englishSla from '../../../resources/documents/en/sla.json' with { type: 'json' };
import type { Inline } from './page';

const english = {
  ...englishFrame,
  ...englishSla,
  ...englishPlan,
  ...englishReport,
  ...englishCompletion,
  ...englishInsights,
};
export type WordId = keyof typeof english;
/** A language that lacks a message of the English files does not compile. */
const german: Readonly<Record<WordId, string>> = {
  ...germanFrame,
  ...germanSla,
  ...germanPlan,
  ...germanReport,
  ...germanCompletion,
  ...germanInsights,
};
const catalogs: Readonly<Record<DocumentLanguage, Readonly<Record<WordId, string>>>> = { en: english, de: german };

/** Values of a message. Figures and dates come in as text that is formatted already; a number only chooses a plural. */
export type WordValues = { readonly [name: string]: string | number | readonly Inline[] };

/** The words of documents in one language. */
export interface DocumentWords {
  readonly language: DocumentLanguage;
  text(id: WordId, values?: WordValues): string;
  /**
   * With its marks: `<b>bold</b>`, `<i>italic</i>`, and `<part-10>Clause 10</part-10>` for a link to the heading
   * with that id.
   */
  rich(id: WordId, values?: WordValues): readonly Inline[];
}

const known = new Map<DocumentLanguage, DocumentWords>();

export function documentWords(language: DocumentLanguage): DocumentWords {
  const found = known.get(language);
  if (found !== undefined) return found;
  const made = wordsOf(language);
  known.set(language, made);
  return made;
}

function wordsOf(language: DocumentLanguage): DocumentWords {
  const messages = catalogs[language];
  const parsed = new Map<WordId, IntlMessageFormat>();
  const format = (id: WordId): IntlMessageFormat => {
    const made = parsed.get(id) ?? new IntlMessageFormat(messages[id], language);
    parsed.set(id, made);
    return made;
  };
  const rich: DocumentWords['rich'] = (id, values = {}) => {
    const said = format(id).format<readonly Inline[]>({ ...values, ...marksIn(messages[id]) });
    return flat(said as unknown);
  };
  return {
    language,
    rich,
    text: (id, values) =>
      rich(id, values)
        .map((inline) => (typeof inline === 'string' ? inline : inline.text))
        .join(''),
  };
}

type Mark = (pieces: readonly unknown[]) => readonly Inline[];

/** A function for every tag of a message: the library asks for each by name. */
function marksIn(message: string): Readonly<Record<string, Mark>> {
  const names = [...message.matchAll(/<([a-z][a-z0-9-]*)>/g)].flatMap(([, name]) => name ?? []);
  return Object.fromEntries(names.map((name) => [name, markOf(name)]));
}

function markOf(name: string): Mark {
  return (pieces) =>
    flat(pieces).map((inline): Inline => {
      const piece = typeof inline === 'string' ? { text: inline } : inline;
      if (name === 'b') return { ...piece, bold: true };
      if (name === 'i') return { ...piece, italic: true };
      return { ...piece, linkTo: name };
    });
}

/** What the library returns — a text, a piece, or lists of both — as one list. */
function flat(said: unknown): readonly Inline[] {
  if (Array.isArray(said)) return said.flatMap(flat);
  if (typeof said === 'object' && said !== null && 'text' in said) return [said as Exclude<Inline, string>];
  return said === '' || said === undefined || said === null ? [] : [String(said)];
}
