import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { certificatesIn } from '#shared/proof/certificates/pem';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import type { FileReport } from '#shared/proof/file-report';
import { type ReportLanguage, reportLanguages } from '#shared/proof/verify/report-words';
import { type ToldReport, tellReport } from '#shared/proof/verify/told-report';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';
import { codeOf } from './read-pack';

export interface VerifyAsked {
  readonly files: readonly string[];
  /** PEM files with the roots to believe. */
  readonly trust: readonly string[];
  /** PEM files with roots to believe about the time only. */
  readonly timeTrust: readonly string[];
  /** ISO moment at which certificates are judged that no time-stamp speaks for. */
  readonly at: string;
  readonly language: string;
  /** Whether the unsigned document is made again from its data. */
  readonly rebuilds: boolean;
  readonly json: boolean;
}

/** Larger files are not opened: the largest of ours have some megabytes, and a file can be made to fill the memory. */
const mostBytes = 256_000_000;

/** `verify`: whether signed PDFs are genuine, with every reason. Ends with 0 only where all are valid. */
export async function verifyFiles(asked: VerifyAsked): Promise<Outcome> {
  const { language } = asked;
  if (!isLanguage(language))
    return misused(`There are no words in “${language}”. Say --language ${reportLanguages.join(', or --language ')}.`);
  const anchors = await rootsOf(asked.trust);
  if (!anchors.ok) return unreadable(anchors.error);
  const timeAnchors = await rootsOf(asked.timeTrust);
  if (!timeAnchors.ok) return unreadable(timeAnchors.error);
  const believed = { anchors: anchors.value, timeAnchors: timeAnchors.value, revocationLists: [] };
  const told: { readonly file: string; readonly report: FileReport; readonly told: ToldReport }[] = [];
  for (const file of asked.files) {
    const bytes = readSigned(file);
    if (!bytes.ok) return unreadable(bytes.error);
    const report = await verifyFile(bytes.value, { ...believed, at: asked.at });
    const whole = asked.rebuilds ? await withRebuilt(bytes.value, report) : report;
    told.push({ file, report: whole, told: tellReport(whole, basename(file), language) });
  }
  const code = told.every(({ report }) => report.judgement === 'valid') ? 0 : 1;
  if (asked.json) return said(code, asJson(told.map(({ file, report }) => ({ file, ...report }))));
  return said(code, told.map(({ told: one }) => textOf(one)).join('\n\n'));
}

async function withRebuilt(bytes: Uint8Array<ArrayBuffer>, report: FileReport): Promise<FileReport> {
  if (report.origin !== 'ours') return report;
  const { rebuildReport } = await import('../../renderer/documents/rebuild-report');
  const { printInNode } = await import('../../renderer/documents/print-in-node');
  return rebuildReport(bytes, report, printInNode);
}

/** The certificates in PEM or DER files, or a sentence about the file that holds none. */
export async function rootsOf(files: readonly string[]): Promise<Result<readonly Uint8Array<ArrayBuffer>[], string>> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for (const file of files) {
    const roots = await rootsIn(file);
    if (!roots.ok) return roots;
    all.push(...roots.value);
  }
  return ok(all);
}

async function rootsIn(file: string): Promise<Result<readonly Uint8Array<ArrayBuffer>[], string>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    return refuse(`${file} cannot be read: ${codeOf(error)}.`);
  }
  const roots = certificatesIn(bytes);
  for (const root of roots)
    if (!(await readCertificate(root)).ok)
      return refuse(`${file} holds no certificate. --trust wants the root certificate as a PEM or DER file.`);
  return ok(roots);
}

/** A PDF to look into, or a sentence why it is not opened. */
export function readSigned(file: string): Result<Uint8Array<ArrayBuffer>, string> {
  try {
    const { size } = statSync(file);
    if (size > mostBytes)
      return refuse(
        `${file} has ${Math.round(size / 1e6)} MB. Files of more than ${mostBytes / 1e6} MB are not opened; ask whoever sent it for the signed document alone.`,
      );
    return ok(new Uint8Array(readFileSync(file)));
  } catch (error) {
    return refuse(`${file} cannot be read: ${codeOf(error)}.`);
  }
}

/** As it is read in a terminal: the judgement, why, and each signature under it. */
function textOf(told: ToldReport): string {
  const facts = (list: ToldReport['facts'], indent: string) =>
    list.map(({ term, value }) => `${indent}${term}: ${value}`);
  return [
    `${told.word.toUpperCase()}. ${told.headline}`,
    ...told.because.map(({ sentence }) => `  - ${sentence}`),
    ...facts(told.facts, '  '),
    ...told.signatures.flatMap((signature) => [
      '',
      `  ${signature.number}. ${signature.title}: ${signature.word}`,
      ...signature.because.map(({ sentence }) => `     - ${sentence}`),
      ...facts(signature.facts, '     '),
      ...signature.changes.map(({ sentence }) => `     ${sentence}`),
    ]),
  ].join('\n');
}

const isLanguage = (text: string): text is ReportLanguage => reportLanguages.some((one) => one === text);
