import { writeFileSync } from 'node:fs';
import type { Bytes } from '#shared/proof/bytes';
import { type Archived, type ArchiveProblem, addArchivalData } from '#shared/proof/pades/archive';
import type { AskForTime } from '#shared/proof/signer';
import { askOverHttp } from '#shared/proof/time/ask-over-http';
import { checkToken } from '#shared/proof/time/token';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';
import { codeOf } from './read-pack';
import { readSigned, rootsOf } from './verify-command';

export interface TimeStampAsked {
  readonly file: string;
  /** Address of any time-stamping authority (RFC 3161). */
  readonly from: string;
  readonly out: string;
  /** PEM files with the roots one of which must stand for the authority; none: whoever answers is taken. */
  readonly trust: readonly string[];
  /** ISO moment. */
  readonly now: string;
  readonly json: boolean;
}

const patience = 30_000;

/** `timestamp`: adds a time-stamp over the whole file. The file that was given is never written over. */
export async function timeStampFile({ file, from, out, trust, now, json }: TimeStampAsked): Promise<Outcome> {
  if (!URL.canParse(from) || !/^https?:$/.test(new URL(from).protocol))
    return misused(`--from must be the address of a time-stamping authority, such as https://tsa.example.org/tsr.`);
  const roots = await rootsOf(trust);
  if (!roots.ok) return unreadable(roots.error);
  const bytes = readSigned(file);
  if (!bytes.ok) return unreadable(bytes.error);
  const ask = askOverHttp(from, (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(patience) }));
  const made = await addArchivalData(bytes.value, {
    askForTime: roots.value.length > 0 ? believedOnly(ask, roots.value) : ask,
    certificates: roots.value,
    revocationLists: [],
    now,
  });
  if (!made.ok) return unreadable(sentenceOf(made.error, file, from));
  try {
    // Never over a file that is there: it might be the very one that is to be proven.
    writeFileSync(out, made.value.bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return unreadable(`${out} is there already, and no file is written over. Name another with --out.`);
    return unreadable(`${out} cannot be written: ${codeOf(error)}.`);
  }
  const { at, holdsUntil }: Archived = made.value;
  if (json) return said(0, asJson({ file: out, at, holdsUntil }));
  return said(
    0,
    `${out}: not later than ${at} was everything in it. The time-stamp can be checked until ${holdsUntil}.`,
  );
}

/** Takes a token only if its path leads to one of these. */
function believedOnly(ask: AskForTime, roots: readonly Bytes[]): AskForTime {
  return async (digest) => {
    const token = await ask(digest);
    const { standing } = await checkToken(token, { digest, anchors: roots });
    if (standing !== 'trusted')
      throw new Error('its time-stamp does not lead to a root that was given with --trust or --time-trust');
    return token;
  };
}

function sentenceOf(problem: ArchiveProblem, file: string, from: string): string {
  switch (problem.kind) {
    case 'nothing-signed':
      return `${file} holds no signature; there is nothing whose time could be proven.`;
    case 'no-time':
      return `${from} gave no time-stamp: ${problem.detail}`;
    case 'bad-time':
      return `${from} gave a time-stamp that does not fit what was asked.`;
    case 'time-expired':
      return `The certificate of ${from} ended on ${problem.until.slice(0, 10)}.`;
    default:
      return `${file} cannot be added to: ${problem.kind}.`;
  }
}
