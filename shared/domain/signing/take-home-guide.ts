import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { printedDate } from '#shared/domain/documents/page-words';
import { type TakeHomeWordId, takeHomeWord } from './take-home-words';

/** A file of the folder, as its guide explains it. */
export type GuidedFile =
  | {
      readonly kind: 'agreement';
      readonly title: string;
      readonly reference: string;
      /** `drawn`: made before this program signed cryptographically. */
      readonly strength: 'signed' | 'archived' | 'drawn';
    }
  | { readonly kind: 'completion'; readonly reference: string }
  | { readonly kind: 'evidence' | 'calendar' | 'verifier' | 'guide' | 'sums' };

export interface GuideFacts {
  readonly language: DocumentLanguage;
  /** Day on which it is handed over. */
  readonly date: string;
  readonly vendor: string;
  readonly partner: string;
  readonly files: readonly { readonly path: string; readonly file: GuidedFile }[];
  /** Signed as well, but not on this device. */
  readonly missing: readonly { readonly title: string; readonly reference: string }[];
  /** The root that the page which checks believes; null: the device never belonged to a headquarters. */
  readonly root: { readonly organisation: string; readonly name: string; readonly sha256: string } | null;
  /** Headquarters vouches for whoever conducted the signing. */
  readonly vouchedFor: boolean;
}

/** What the folder holds and how to check it: one page that opens anywhere, in the language of the partner. */
export function takeHomeGuide(facts: GuideFacts): string {
  const { language, vendor, partner, date } = facts;
  const say = (id: TakeHomeWordId, values?: Readonly<Record<string, string>>) =>
    escaped(takeHomeWord(language, id, values));
  const isArchived = facts.files.every(({ file }) => file.kind !== 'agreement' || file.strength !== 'signed');
  const hasVerifier = facts.files.some(({ file }) => file.kind === 'verifier');
  const parts = [
    `<h1>${say('take-home.guide.title')}</h1>`,
    `<p>${say('take-home.guide.intro', { date: printedDate(date, language), vendor, partner })}</p>`,
    `<h2>${say('take-home.guide.files.title')}</h2>`,
    `<dl>${facts.files.map(({ path, file }) => entry(path, file, say)).join('')}</dl>`,
    ...facts.missing.map(({ title, reference }) => `<p>${say('take-home.missing', { title, reference, vendor })}</p>`),
    `<p>${say('take-home.guide.keep')}</p>`,
    `<h2>${say('take-home.guide.check.title')}</h2>`,
    ...(hasVerifier ? [] : [`<p>${say('take-home.missing-verifier', { vendor })}</p>`]),
    `<ol>${(hasVerifier ? [...byVerifier, ...byOthers] : byOthers).map((id) => `<li>${say(id)}</li>`).join('')}</ol>`,
    `<h2>${say('take-home.guide.trust.title')}</h2>`,
    ...trust(facts, say),
    `<h2>${say('take-home.guide.later.title')}</h2>`,
    `<p>${say(isArchived ? 'take-home.guide.later.already' : 'take-home.guide.later.waits', { vendor })}</p>`,
  ];
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    // Names of people and companies stand in it; whatever they are, nothing of it runs.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    `<title>${say('take-home.guide.title')}</title>`,
    `<style>${look}</style>`,
    '</head>',
    `<body><main>${parts.join('\n')}</main></body>`,
    '</html>',
    '',
  ].join('\n');
}

type Say = (id: TakeHomeWordId, values?: Readonly<Record<string, string>>) => string;

const byVerifier = [
  'take-home.guide.check.open',
  'take-home.guide.check.drop',
] as const satisfies readonly TakeHomeWordId[];
const byOthers = [
  'take-home.guide.check.any',
  'take-home.guide.check.sums',
] as const satisfies readonly TakeHomeWordId[];

function entry(path: string, file: GuidedFile, say: Say): string {
  const address = path.split('/').map(encodeURIComponent).join('/');
  return `<dt><a href="${escaped(address)}">${escaped(path)}</a></dt><dd>${explained(file, say)}</dd>`;
}

function explained(file: GuidedFile, say: Say): string {
  switch (file.kind) {
    case 'agreement':
      return say(`take-home.guide.file.agreement.${file.strength}`, { title: file.title, reference: file.reference });
    case 'completion':
      return say('take-home.guide.file.completion', { reference: file.reference });
    default:
      return say(`take-home.guide.file.${file.kind}`);
  }
}

function trust({ root, vouchedFor }: GuideFacts, say: Say): readonly string[] {
  const device = vouchedFor ? [] : [`<p>${say('take-home.guide.trust.device')}</p>`];
  if (root === null) return [`<p>${say('take-home.guide.trust.none')}</p>`, ...device];
  const { organisation, name, sha256 } = root;
  return [
    `<p>${say('take-home.guide.trust.root', { organisation, name })}</p>`,
    `<p><code>${pairs(sha256)}</code></p>`,
    `<p>${say('take-home.guide.trust.compare', { organisation })}</p>`,
    ...device,
  ];
}

/** As the page that checks shows it, so that the two can be compared letter by letter. */
const pairs = (sha256: string) => (sha256.toUpperCase().match(/../g) ?? []).join(' ');

const look = [
  'body{font:1rem/1.5 system-ui,sans-serif;margin:2rem 1rem}',
  'main{max-inline-size:44rem;margin-inline:auto}',
  'h1{font-size:1.5rem}h2{font-size:1.125rem;margin-block:2rem .5rem}',
  'dt{font-weight:600;margin-block-start:.75rem;overflow-wrap:anywhere}dd{margin:0}',
  'code{font:.9375rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere}',
].join('');

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
