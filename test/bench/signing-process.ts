import { readFileSync } from 'node:fs';
import { addArchivalData } from '#shared/proof/pades/archive';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { nodePress } from '../../renderer/documents/print-in-node';
import { signDrawn } from '../../renderer/documents/sign-drawn';
import { aSigningAuthority } from '../builders/a-signing-authority';
import { someInk } from '../builders/some-ink';
import type { Act, SigningMeasured, SigningTask } from './signing-task';

const { file, warm } = JSON.parse(process.argv[2] ?? '') as SigningTask;
const original = new Uint8Array(readFileSync(file));
const now = new Date().toISOString();
const authority = await aSigningAuthority(now);
const manager = await authority.manager('Änne Großmann');
const given = { reason: null, place: null, evidenceSha256: 'c4'.repeat(32), claimedAt: now, beacon: null };
const caption = [
  'Managing director, Nordlicht Systemhaus GmbH',
  'Signed 21 November 2026, 09:46 UTC',
  'Simple, with evidence',
];

const certify = () =>
  signDrawn(
    original,
    {
      ...given,
      field: 'Vendor1',
      signer: manager,
      certifies: true,
      ink: someInk(1),
      lines: ['Änne Großmann', ...caption],
      name: 'Änne Großmann',
    },
    nodePress,
  );
// With the key and the certificate that each signer in the room gets anew.
const countersign = async (before: Uint8Array) =>
  signDrawn(
    before,
    {
      ...given,
      field: 'Partner1',
      signer: await authority.inPerson('Eva Lindner', 'Nordlicht Systemhaus GmbH', now),
      certifies: false,
      ink: someInk(2),
      lines: ['Eva Lindner', ...caption],
      name: 'Eva Lindner',
    },
    nodePress,
  );
const revocationLists = await authority.revocationLists(now);
const archive = (before: Uint8Array) =>
  addArchivalData(before, {
    askForTime: authority.askForTime(now),
    certificates: [authority.root, authority.issuing, authority.registrar.certificate],
    revocationLists,
    now,
  });

const first = await acted(certify, warm);
const certified = made(first.value);
const second = await acted(() => countersign(certified), warm);
const countersigned = made(second.value);
const third = await acted(() => archive(countersigned), warm);
const archived = made(third.value).bytes;
const fourth = await acted(
  () => verifyFile(archived, { anchors: [authority.root], revocationLists: [], at: now }),
  warm,
);
if (fourth.value.judgement !== 'valid') throw new Error(JSON.stringify(fourth.value.reasons));
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const pair = await crypto.subtle.generateKey(algorithm, false, ['sign']);
const raw = await acted(() => crypto.subtle.sign(algorithm, pair.privateKey, original), warm);

const measured: SigningMeasured = {
  certify: first.act,
  countersign: second.act,
  archive: third.act,
  verify: fourth.act,
  raw: raw.act,
  bytes: archived.length,
};
process.stdout.write(`\n${JSON.stringify(measured)}`);

async function acted<Value>(
  run: () => Promise<Value>,
  times: number,
): Promise<{ readonly value: Value; readonly act: Act }> {
  const began = performance.now();
  const value = await run();
  const cold = performance.now() - began;
  const each: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    await run();
    each.push(performance.now() - start);
  }
  return { value, act: { cold, warm: each } };
}

function made<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
