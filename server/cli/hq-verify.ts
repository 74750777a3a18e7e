import { createPublicKey } from 'node:crypto';
import { passphraseVariable, readKeyFile } from '../authority/key-file';
import { readDeviceKey } from '../enrolment/device-key';
import type { Finding } from '../verify/finding';
import { type Progress, verifyDatabase } from '../verify/verify-database';
import { verifyPack } from '../verify/verify-pack';
import type { HqAsked } from './hq-asked';
import { type HqPlace, logKeyPath } from './hq-place';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';

function badKey({ values }: HqAsked): string | null {
  return (values['log-key'] ?? []).some((key) => readDeviceKey(key) === null)
    ? '--log-key must be the public key of the log as a device shows it: 44 letters of base64.'
    : null;
}

export const verifyCommand = {
  lacks: (asked: HqAsked) =>
    asked.words[0] === undefined ? badKey(asked) : `“${asked.words[0]}” was not expected. A pack is named with --pack.`,
  work: async (place: HqPlace, asked: HqAsked): Promise<Outcome> => {
    const { values, progress } = asked;
    const files = values['without-files'] ? null : await place.files();
    if (files?.ok === false) return unreadable(`${files.error} Or say --without-files.`);
    const findings: Finding[] = [];
    const own = place.folder ? ownLogKey(logKeyPath(place.folder)) : null;
    const began = performance.now();
    const telling = every(1000, progress);
    const report = await verifyDatabase({
      database: place.database,
      blobs: files?.ok ? files.value.blobs : null,
      logKeys: [...(values['log-key'] ?? []), ...(own === null ? [] : [own])],
      onFinding: (finding) => findings.push(finding),
      onProgress: telling,
    });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const code = findings.length === 0 ? 0 : 1;
    if (values.json) return said(code, asJson({ ...report, seconds, findings }));
    const looked = `${report.entries} entries of ${report.territories.length} territories, ${report.certificates} certificates, ${files === null ? 'no files' : `${report.files} files`} and ${report.anchors} signed memories of the log were looked at in ${seconds} s`;
    const explained =
      report.explained > 0 ? ` ${report.explained} memories are of a history that a restored backup replaced.` : '';
    if (code === 0) return said(0, `All is as it was filed: ${looked}.${explained}`);
    const list = findings.map(({ sentence }) => sentence).join('\n');
    return said(1, `${list}\n${findings.length} findings: ${looked}.${explained}`);
  },
};

export async function verifyPackCommand(asked: HqAsked): Promise<Outcome> {
  const { values } = asked;
  const bad = badKey(asked);
  if (bad !== null) return misused(bad);
  const findings: Finding[] = [];
  const checked = await verifyPack({
    file: values.pack ?? '',
    logKeys: values['log-key'] ?? [],
    onFinding: (finding) => findings.push(finding),
  });
  if (!checked.ok) return unreadable(checked.error);
  const code = findings.length === 0 ? 0 : 1;
  const { partner, headquarters, takenAt, entries, links, files, keyIsKnown } = checked.value;
  if (values.json) return said(code, asJson({ ...checked.value, findings }));
  const looked = `${entries} entries about ${partner}, ${links} links of the chain and ${files} files, written by ${headquarters} on ${takenAt}`;
  const trust = keyIsKnown
    ? ''
    : '\nThe key of the log is the pack’s own word; compare it with that of a device by --log-key.';
  if (code === 0) return said(0, `All is as it was filed: ${looked}.${trust}`);
  return said(
    1,
    `${findings.map(({ sentence }) => sentence).join('\n')}\n${findings.length} findings in ${looked}.${trust}`,
  );
}

// A sealed key needs its passphrase only to sign; without it the database's word counts.
function ownLogKey(path: string): string | null {
  const key = readKeyFile(path, process.env[passphraseVariable] || null);
  if (!key.ok || key.value === null) return null;
  const { x = '' } = createPublicKey(key.value).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

const doings = {
  log: 'entries of the log',
  records: 'entries brought forward',
  certificates: 'certificates',
  files: 'files',
};

function every(pause: number, tell: (line: string) => void): (progress: Progress) => void {
  let last = performance.now();
  return ({ doing, done, of }) => {
    if (performance.now() - last < pause) return;
    last = performance.now();
    tell(`${done} of ${of} ${doings[doing]} …`);
  };
}
