import type { FileReport, Judgement, Reason, SignatureReport, TimeBracket } from '../file-report';
import { type ReportLanguage, reportMoment, reportWords, type Say } from './report-words';
import { verdictWords } from './verdict-words';

/** A check in sentences: what the program, the command line and the stand-alone page show, each in its own form. */
export interface ToldReport {
  readonly judgement: Judgement;
  readonly word: string;
  readonly headline: string;
  readonly because: readonly ToldReason[];
  readonly facts: readonly ToldFact[];
  readonly signatures: readonly ToldSignature[];
}

export interface ToldReason {
  readonly code: string;
  readonly weighs: Judgement;
  readonly sentence: string;
}

export interface ToldFact {
  readonly term: string;
  readonly value: string;
  /** A fingerprint or a name of a machine: shown in letters of equal width. */
  readonly isCode?: boolean;
  /** When a signature was made: what readers look for first. */
  readonly isTime?: boolean;
}

export interface ToldSignature {
  readonly number: number;
  readonly title: string;
  readonly judgement: Judgement;
  readonly word: string;
  readonly because: readonly ToldReason[];
  readonly facts: readonly ToldFact[];
  /** What came after it, in the order of the file. */
  readonly changes: readonly { readonly permitted: boolean; readonly sentence: string }[];
}

/** Tells a report in a language; `name` is that of the file. */
export function tellReport(report: FileReport, name: string, language: ReportLanguage): ToldReport {
  const say = reportWords(language);
  const reason = reasonTeller(language);
  return {
    judgement: report.judgement,
    word: say(`judgement.${report.judgement}`),
    headline: say(`headline.${report.judgement}.${report.origin}`),
    because: report.reasons.map(reason),
    facts: factsOf(report, name, say, reason),
    signatures: report.signatures.map((signature) => tellSignature(signature, say, reason)),
  };
}

type TellReason = (reason: Reason) => ToldReason;

function reasonTeller(language: ReportLanguage): TellReason {
  const words = verdictWords(language);
  return (reason) => ({ code: reason.code, weighs: reason.weighs, sentence: words(reason) });
}

function factsOf(report: FileReport, name: string, say: Say, reason: TellReason): readonly ToldFact[] {
  const { document, rebuilt, bytes, revisions, sha256 } = report;
  return [
    ...(document ? [{ term: say('fact.document'), value: document.title }] : []),
    { term: say('fact.file'), value: `${name} (${say('fact.size', { bytes, revisions })})` },
    { term: say('fact.sha256'), value: sha256, isCode: true },
    ...(document?.dataSha256 ? [{ term: say('fact.data'), value: document.dataSha256, isCode: true }] : []),
    ...(rebuilt ? [{ term: say('fact.rebuilt'), value: tellRebuilt(rebuilt, say, reason) }] : []),
  ];
}

function tellRebuilt(rebuilt: NonNullable<FileReport['rebuilt']>, say: Say, reason: TellReason): string {
  switch (rebuilt.kind) {
    case 'same':
      return say('rebuilt.same');
    case 'different':
      return say('rebuilt.different', { at: rebuilt.at });
    case 'notPossible':
      return reason(rebuilt.reason).sentence;
  }
}

function tellSignature(signature: SignatureReport, say: Say, reason: TellReason): ToldSignature {
  const { certified, role, evidenceSha256 } = signature;
  const name = certified?.name ?? say('signature.nobody');
  return {
    number: signature.number,
    title: say(`signature.${signature.kind}`, { name }),
    judgement: signature.judgement,
    word: say(`judgement.${signature.judgement}`),
    because: signature.reasons.map(reason),
    facts: [
      ...(certified ? [{ term: say('signature.organisation'), value: organisationOf(certified) }] : []),
      { term: say('signature.kind'), value: say(`signature.role.${role}`) },
      ...(certified ? [{ term: say('signature.issuer'), value: certified.issuer }] : []),
      { term: say('signature.time'), value: tellTime(signature.time, signature.kind, say), isTime: true },
      { term: say('signature.field'), value: signature.field },
      ...(signature.algorithm === '' ? [] : [{ term: say('signature.algorithm'), value: signature.algorithm }]),
      ...(signature.level ? [{ term: say('signature.level'), value: `PAdES ${signature.level}` }] : []),
      ...(evidenceSha256 ? [{ term: say('signature.evidence'), value: evidenceSha256, isCode: true }] : []),
    ],
    changes: signature.changesAfter.map(({ revision, permitted, reason: why }) => ({
      permitted,
      sentence: say(permitted ? 'change.permitted' : 'change.forbidden', { revision, sentence: reason(why).sentence }),
    })),
  };
}

function organisationOf({ organisation, unit }: NonNullable<SignatureReport['certified']>): string {
  return [organisation, unit].filter((part) => part !== '').join(', ');
}

/** When it was signed, honestly: what can be proven before what was only claimed. */
export function tellTime(
  { claimed, notBefore, notAfter }: TimeBracket,
  kind: SignatureReport['kind'],
  say: Say,
): string {
  if (kind === 'timeStamp') return notAfter ? say('time.stamp', { to: reportMoment(notAfter.at) }) : say('time.none');
  if (notBefore && notAfter)
    return say('time.between', { from: reportMoment(notBefore.at), to: reportMoment(notAfter.at) });
  if (notBefore) return say('time.after', { from: reportMoment(notBefore.at) });
  if (notAfter) return say('time.before', { to: reportMoment(notAfter.at) });
  return claimed ? say('time.claimed', { claimed: reportMoment(claimed) }) : say('time.none');
}
