import agreements from './en/agreements.json';
import app from './en/app.json';
import checking from './en/checking.json';
import commercial from './en/commercial.json';
import controls from './en/controls.json';
import datasets from './en/datasets.json';
import delivery from './en/delivery.json';
import documents from './en/documents.json';
import enablement from './en/enablement.json';
import errors from './en/errors.json';
import evidence from './en/evidence.json';
import gallery from './en/gallery.json';
import gates from './en/gates.json';
import handoffs from './en/handoffs.json';
import headquarters from './en/headquarters.json';
import imports from './en/imports.json';
import improvements from './en/improvements.json';
import insights from './en/insights.json';
import interviews from './en/interviews.json';
import measuring from './en/measuring.json';
import negotiation from './en/negotiation.json';
import partners from './en/partners.json';
import performance from './en/performance.json';
import plans from './en/plans.json';
import playbook from './en/playbook.json';
import programme from './en/programme.json';
import readiness from './en/readiness.json';
import search from './en/search.json';
import settings from './en/settings.json';
import signing from './en/signing.json';
import surveys from './en/surveys.json';
import sync from './en/sync.json';
import today from './en/today.json';
import ui from './en/ui.json';
import visits from './en/visits.json';
import welcome from './en/welcome.json';
import { type Messages, pseudoMessages } from './pseudo';

/** Every text of the program in English, by its id. */
export const english = {
  ...agreements,
  ...app,
  ...checking,
  ...commercial,
  ...controls,
  ...datasets,
  ...delivery,
  ...documents,
  ...enablement,
  ...errors,
  ...evidence,
  ...gallery,
  ...gates,
  ...handoffs,
  ...headquarters,
  ...imports,
  ...insights,
  ...improvements,
  ...interviews,
  ...measuring,
  ...negotiation,
  ...partners,
  ...performance,
  ...plans,
  ...playbook,
  ...programme,
  ...readiness,
  ...search,
  ...settings,
  ...signing,
  ...surveys,
  ...sync,
  ...today,
  ...ui,
  ...visits,
  ...welcome,
};

declare global {
  namespace FormatjsIntl {
    // Makes `formatMessage({ id })`, `<FormattedMessage id>` and `useText()` refuse an id that has no text.
    interface Message {
      ids: keyof typeof english;
    }
  }
}

/** The texts in the language of the locale. `en-XA` and `ar-XB` are for looking: long and accented, and mirrored. */
export function messagesFor(locale: string): Messages {
  return pseudoLocales.has(locale) ? pseudoMessages(english) : english;
}

/** The locale to speak: one asked for, else the first English one the person prefers, else British English. */
export function chooseLocale(asked: string | null, preferred: readonly string[]): string {
  if (asked && (pseudoLocales.has(asked) || isEnglish(asked))) return asked;
  return preferred.find(isEnglish) ?? 'en-GB';
}

const pseudoLocales: ReadonlySet<string> = new Set(['en-XA', 'ar-XB']);

function isEnglish(locale: string): boolean {
  return /^en(-[A-Z]{2})?$/.test(locale);
}
