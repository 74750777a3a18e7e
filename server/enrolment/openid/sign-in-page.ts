import { createHash } from 'node:crypto';
import type { PageAnswer, PageWord } from './openid-sign-in';

/** A small page without scripts, in the language of the browser. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

type Language = 'en' | 'de';

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { max-inline-size: 32rem; padding: 2rem; }
h1 { font-size: 1.375rem; }
strong { display: block; font: 600 2.25rem/1.2 ui-monospace, monospace; letter-spacing: .1em; margin-block: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1.5rem; }
button { font: inherit; padding: .625rem 1.25rem; border-radius: .5rem; border: 1px solid; cursor: pointer; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing runs, nothing is loaded, nobody frames it, and its form goes to headquarters only. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

export function languageOf(accepted: string | undefined): Language {
  return /^\s*de\b/i.test(accepted ?? '') ? 'de' : 'en';
}

export function pageOf(answer: Exclude<PageAnswer, { readonly kind: 'go' }>, language: Language, action: string): Page {
  const body = answer.kind === 'compare' ? comparing(answer, language, action) : saying(answer.what, language);
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Fieldpact</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
  return { html, policy: pagePolicy };
}

function comparing(
  { code, name, id }: Extract<PageAnswer, { readonly kind: 'compare' }>,
  language: Language,
  action: string,
): string {
  const words = compareWords[language];
  return `<h1>${words.title}</h1><p>${words.who.replace('{name}', () => escaped(name))}</p><p>${words.ask}</p><strong>${escaped(code)}</strong><p>${words.warning}</p><form method="post" action="${escaped(action)}"><input type="hidden" name="id" value="${escaped(id)}"><button name="codes" value="same">${words.same}</button><button name="codes" value="different">${words.different}</button></form>`;
}

function saying(what: PageWord, language: Language): string {
  const [title, text] = pageWords[language][what];
  return `<h1>${title}</h1><p>${text}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const compareWords = {
  en: {
    title: 'Is this your device?',
    who: 'You are signed in as {name}.',
    ask: 'Fieldpact on your device shows a code. Is it this one?',
    warning:
      'If somebody sent you a link and you did not start this yourself in Fieldpact, choose “Different”. Otherwise their device would work in your name.',
    same: 'The codes are the same',
    different: 'Different',
  },
  de: {
    title: 'Ist das Ihr Gerät?',
    who: 'Sie sind angemeldet als {name}.',
    ask: 'Fieldpact auf Ihrem Gerät zeigt einen Code. Ist es dieser?',
    warning:
      'Wenn Ihnen jemand einen Link geschickt hat und Sie die Anmeldung nicht selbst in Fieldpact begonnen haben, wählen Sie „Verschieden“. Sonst würde ein fremdes Gerät in Ihrem Namen arbeiten.',
    same: 'Die Codes sind gleich',
    different: 'Verschieden',
  },
} as const;

const pageWords: Readonly<Record<Language, Readonly<Record<PageWord, readonly [string, string]>>>> = {
  en: {
    done: ['You are signed in', 'Go back to Fieldpact. You can close this page.'],
    different: [
      'Nobody was signed in',
      'Good that you looked. If you did not start this yourself, tell your headquarters.',
    ],
    expired: ['This page is no longer valid', 'Signing in takes at most ten minutes. Begin again in Fieldpact.'],
    used: ['This page was used already', 'Begin again in Fieldpact.'],
    denied: ['Nobody was signed in', 'The sign-in was declined. Begin again in Fieldpact when you want to sign in.'],
    invalid: [
      'Nobody was signed in',
      'The answer of the sign-in service could not be believed. Begin again in Fieldpact.',
    ],
    unreachable: [
      'The sign-in service does not answer',
      'Try again in a while. Your work goes on meanwhile; nothing is lost.',
    ],
    'no-territory': [
      'You have no territory yet',
      'Ask your headquarters for a territory, then sign in again in Fieldpact.',
    ],
    'other-browser': [
      'This is another browser',
      'Signing in must end in the browser in which it began. Begin again in Fieldpact.',
    ],
    'device-taken': ['This device belongs to somebody else', 'Reset it in Fieldpact before you enrol it anew.'],
    withdrawn: ['This device was withdrawn', 'Your work stays on it. Ask your headquarters for a new code.'],
  },
  de: {
    done: ['Sie sind angemeldet', 'Gehen Sie zurück zu Fieldpact. Diese Seite können Sie schließen.'],
    different: [
      'Niemand wurde angemeldet',
      'Gut, dass Sie hingesehen haben. Wenn Sie die Anmeldung nicht selbst begonnen haben, sagen Sie es Ihrer Zentrale.',
    ],
    expired: [
      'Diese Seite gilt nicht mehr',
      'Eine Anmeldung dauert höchstens zehn Minuten. Beginnen Sie in Fieldpact von vorn.',
    ],
    used: ['Diese Seite wurde schon benutzt', 'Beginnen Sie in Fieldpact von vorn.'],
    denied: [
      'Niemand wurde angemeldet',
      'Die Anmeldung wurde abgelehnt. Beginnen Sie in Fieldpact von vorn, wenn Sie sich anmelden möchten.',
    ],
    invalid: [
      'Niemand wurde angemeldet',
      'Der Antwort des Anmeldedienstes war nicht zu trauen. Beginnen Sie in Fieldpact von vorn.',
    ],
    unreachable: [
      'Der Anmeldedienst antwortet nicht',
      'Versuchen Sie es in einer Weile wieder. Ihre Arbeit geht weiter; nichts ist verloren.',
    ],
    'no-territory': [
      'Sie haben noch kein Gebiet',
      'Bitten Sie Ihre Zentrale um ein Gebiet und melden Sie sich dann in Fieldpact wieder an.',
    ],
    'other-browser': [
      'Das ist ein anderer Browser',
      'Die Anmeldung muss in dem Browser enden, in dem sie begann. Beginnen Sie in Fieldpact von vorn.',
    ],
    'device-taken': [
      'Dieses Gerät gehört jemand anderem',
      'Setzen Sie es in Fieldpact zurück, bevor Sie es neu anmelden.',
    ],
    withdrawn: [
      'Dieses Gerät wurde zurückgezogen',
      'Ihre Arbeit bleibt darauf. Bitten Sie Ihre Zentrale um einen neuen Code.',
    ],
  },
};
