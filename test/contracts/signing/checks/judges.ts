import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPem } from '#shared/proof/certificates/pem';
import { signaturesIn } from './signatures-in';

/** Programs of others that judge our files. Which of them are here depends on the machine. */
export type Judge = 'pdfsig' | 'qpdf' | 'openssl' | 'mutool';

const needs: Readonly<Record<Judge, readonly string[]>> = {
  pdfsig: ['pdfsig', 'certutil'],
  qpdf: ['qpdf'],
  openssl: ['openssl'],
  mutool: ['mutool'],
};

/** The program that is missing for a judge; null where it can judge. */
export function missingFor(judge: Judge): string | null {
  return needs[judge].find((program) => spawnSync(program, ['--version']).error !== undefined) ?? null;
}

/** A signed file on a disk, beside the root that is to be believed. */
export interface Exhibit {
  readonly bytes: Uint8Array;
  readonly root: Uint8Array;
  /** Certificates that a time-stamp may not bring itself. */
  readonly between: readonly Uint8Array[];
}

/** What each signature of the file is in the eyes of Poppler, with our root in the store of NSS. */
export function pdfsigSays(exhibit: Exhibit): readonly Readonly<Record<string, string>>[] {
  return inFolder(exhibit, (folder) => {
    const store = join(folder, 'store');
    spawnSync('mkdir', [store]);
    said('certutil', ['-N', '-d', store, '--empty-password']);
    said('certutil', ['-A', '-d', store, '-n', 'root', '-t', 'C,C,C', '-i', join(folder, 'root.pem')]);
    const out = said('pdfsig', ['-nssdir', store, join(folder, 'file.pdf')]).out;
    return out
      .split(/^Signature #\d+:$/m)
      .slice(1)
      .map((part) =>
        Object.fromEntries(
          [...part.matchAll(/^ +- ([^:\n]+): (.*)$/gm)].map(([, key = '', value = '']) => [key, value]),
        ),
      );
  });
}

/** Empty where qpdf has nothing to say against the file. */
export function qpdfSays(exhibit: Exhibit): string {
  return inFolder(exhibit, (folder) => {
    const { code, out } = said('qpdf', ['--check', join(folder, 'file.pdf')]);
    return code === 0 && !/warning/i.test(out) ? '' : out;
  });
}

/** What OpenSSL says of each signature and time-stamp by itself: the message, and the bytes it speaks of. */
export function opensslSays(exhibit: Exhibit): readonly (readonly [string, string])[] {
  return inFolder(exhibit, (folder) => {
    const path = (name: string) => join(folder, name);
    return signaturesIn(exhibit.bytes).map(({ field, isTimeStamp, message, content }) => {
      writeFileSync(path('message.der'), message);
      writeFileSync(path('content'), content);
      const given = isTimeStamp
        ? ['ts', '-verify', '-token_in', '-in', path('message.der'), '-data', path('content')]
        : ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', path('message.der')];
      const beside = isTimeStamp
        ? ['-untrusted', path('between.pem')]
        : ['-content', path('content'), '-purpose', 'any', '-out', path('out')];
      const [sentence = ''] = said('openssl', [...given, ...beside, '-CAfile', path('root.pem')]).out.split('\n');
      return [field, sentence] as const;
    });
  });
}

/** What MuPDF says of each signature; it knows no root of ours. */
export function mutoolSays(exhibit: Exhibit): readonly string[] {
  return inFolder(exhibit, (folder) => {
    const { out } = said('mutool', ['sign', '-v', join(folder, 'file.pdf')]);
    return [...out.matchAll(/^\s+(The .*)$/gm)].map(([, sentence = '']) => sentence);
  });
}

function inFolder<Answer>({ bytes, root, between }: Exhibit, look: (folder: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-judges-'));
  try {
    writeFileSync(join(folder, 'file.pdf'), bytes);
    writeFileSync(join(folder, 'root.pem'), toPem(new Uint8Array(root), 'CERTIFICATE'));
    const pem = between.map((one) => toPem(new Uint8Array(one), 'CERTIFICATE')).join('\n');
    writeFileSync(join(folder, 'between.pem'), pem);
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function said(program: string, given: readonly string[]): { readonly code: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(program, given, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { code: status, out: `${stdout}${stderr}` };
}
