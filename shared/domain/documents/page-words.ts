import type { Party } from '#shared/domain/partners/person';

/** The few words a sheet carries besides its content: in the foot, on the cover, at the signatures. */
export interface PageWords {
  readonly party: Readonly<Record<Party, string>>;
  readonly draft: string;
  readonly version: (version: number) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly dataMark: (hash: string) => string;
  readonly signatures: string;
  readonly signedAt: (moment: string) => string;
  readonly notSigned: string;
}

/** English, the language the documents are written in today. The next language is a second value like this one. */
export const englishPageWords: PageWords = {
  party: { vendor: 'Vendor', partner: 'Partner' },
  draft: 'Draft',
  version: (version) => `Version ${version}`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  dataMark: (hash) => `Data ${hash}`,
  signatures: 'Signatures',
  signedAt: (moment) => `Signed ${moment}`,
  notSigned: 'Not yet signed',
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-20` as `20 November 2026`. Anything else is printed as it stands. Written out by hand because a document must read the same on every device. */
export function printedDate(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = months[Number(found?.[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : date;
}

/** An ISO moment in UTC, as `20 November 2026, 14:05 UTC`. */
export function printedMoment(moment: string): string {
  const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(moment);
  return time?.[1] && time[2] ? `${printedDate(time[1])}, ${time[2]} UTC` : moment;
}

/** The first twelve characters of the data hash: enough to tell two versions apart on paper. */
export const shortHash = (sha256: string) => sha256.slice(0, 12);
