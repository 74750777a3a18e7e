import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { sha256 } from '#shared/proof/crypto-engine';
import { addArchivalData } from '#shared/proof/pades/archive';
import { withMessage } from '../../../builders/a-forged-message';
import { aSigningAuthority } from '../../../builders/a-signing-authority';
import { cutBack, latin, streamOf, Victim } from '../../../builders/an-attack';
import { archivedAgain, vendorOrganisation } from '../../../builders/signed-stages';
import { type Attack, type AttackFamily, type Bytes, forging, revising, type Target } from '../attack';

const store = (victim: Victim) => victim.entry(victim.catalog, 'DSS');
const later = { stages: ['archived'] } as const;
const stamp = (victim: Victim) => victim.entry(victim.field('Timestamp1'), 'V');

/** The message of the time-stamp over the file is exchanged. */
const stamped = (
  name: string,
  because: Attack['because'],
  make: (target: Target, digest: Bytes) => Promise<Bytes>,
  differs: Partial<Attack> = {},
) =>
  forging(name, because, (target) => withMessage(target.bytes, 'Timestamp1', (digest) => make(target, digest)), {
    ...later,
    ...differs,
  });

/** What is kept for later checks, and the time-stamp over it. */
export const storeAndStamps: AttackFamily = {
  family: 'Kept certificates, revocation lists and time-stamps',
  attacks: [
    revising(
      'the store is taken away',
      'validationDataOdd',
      (victim) => victim.replace(victim.catalog, /\/DSS \d+ 0 R/, ''),
      later,
    ),
    revising(
      'the store holds something else',
      'validationDataOdd',
      (victim) => victim.put(store(victim), '/Mine (hello)'),
      later,
    ),
    revising(
      'the store leads to a page',
      ['validationDataOdd'],
      (victim) => victim.put(store(victim), `/OCSPs [${victim.pages[0]} 0 R]`),
      later,
    ),
    revising(
      'a store with a program in it is added',
      'validationDataOdd',
      (victim) => victim.put(victim.catalog, '/DSS << /Certs [] /OpenAction << /S /JavaScript /JS (1) >> >>'),
      { stages: ['certified'] },
    ),
    revising(
      'a certificate of the store is written over',
      'validationDataOdd',
      (victim) => {
        const first = /\/Certs \[(\d+) 0 R/.exec(victim.text(store(victim)));
        victim.change(Number(first?.[1]), streamOf('', 'no certificate'));
      },
      later,
    ),
    revising(
      'a list is taken out of the store',
      'validationDataOdd',
      (victim) => victim.replace(store(victim), /\/CRLs \[\d+ 0 R/, '/CRLs ['),
      later,
    ),
    forging(
      'the time-stamp is cut off and changes follow',
      'pageChanged',
      ({ bytes }) => {
        const victim = new Victim(cutBack(bytes, 3));
        return victim.put(victim.pages[0] ?? 0, '/Rotate 90').revision();
      },
      later,
    ),
    revising(
      'a time-stamp is taken out of its field',
      ['signatureReplaced', 'fieldLocked', 'fieldChanged'],
      (victim) => victim.replace(victim.field('Timestamp1'), /\/V \d+ 0 R/, ''),
      later,
    ),
    revising(
      'a time-stamp is shown on a page',
      ['fieldChanged', 'fieldLocked'],
      (victim) => victim.replace(victim.field('Timestamp1'), /\/Rect \[[^\]]*\]/, '/Rect [0 0 600 900]'),
      later,
    ),
    revising(
      'a time-stamp is written over',
      'signatureReplaced',
      (victim) => victim.replace(stamp(victim), '/Type /DocTimeStamp', '/Type /Sig'),
      later,
    ),
    revising(
      'a time-stamp is put into the field of the partner',
      ['signatureReplaced', 'fieldLocked'],
      (victim) => victim.replace(victim.field('Partner1'), /\/V \d+ 0 R/, `/V ${stamp(victim)} 0 R`),
      later,
    ),
    stamped('the time-stamp is of other bytes', 'timeStampWrong', ({ sla }) =>
      sla.authority.askForTime('2026-11-21T18:30:00Z')(new Uint8Array(32)),
    ),
    stamped('the time-stamp is of the document before', 'timeStampWrong', async ({ sla }) =>
      sla.authority.askForTime('2026-11-21T18:30:00Z')(await sha256(sla.signed)),
    ),
    stamped(
      'the time-stamp is of an authority of the same name',
      ['timeStampWrong', 'timeStampUnproven'],
      async (_, digest) =>
        (await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation)).askForTime('2026-11-21T18:30:00Z')(
          digest,
        ),
      { judgement: 'undecided' },
    ),
    stamped(
      'the time-stamp is of a stranger',
      ['timeStampWrong', 'timeStampUnproven'],
      async (_, digest) =>
        (await aSigningAuthority('2026-11-21T09:00:00Z', 'Somebody Else Ltd')).askForTime('2026-11-21T18:30:00Z')(
          digest,
        ),
      { judgement: 'undecided' },
    ),
    stamped(
      'the time-stamp is from tomorrow',
      ['timeStampUnproven', 'timeStampWrong'],
      ({ sla }, digest) => sla.authority.askForTime('2026-11-22T18:30:00Z')(digest),
      { judgement: 'undecided' },
    ),
    stamped(
      'the time-stamp is from before the signatures',
      ['claimedTooLate', 'proofBeforeBeacon'],
      ({ sla }, digest) => sla.authority.askForTime('2026-11-21T08:00:00Z')(digest),
      { judgement: 'undecided' },
    ),
    stamped('the time-stamp is from before its unit', ['timeStampWrong'], ({ sla }, digest) =>
      sla.authority.askForTime('2020-01-01T00:00:00Z')(digest),
    ),
    stamped('the hour of the time-stamp was changed', 'timeStampWrong', async ({ sla }, digest) => {
      const token = await sla.authority.askForTime('2026-11-21T18:30:00Z')(digest);
      const at = Buffer.from(token).indexOf('20261121');
      const copy = new Uint8Array(token);
      copy.set(latin('2025'), at);
      return copy;
    }),
    stamped('the time-stamp is the signature of a person', 'timeStampWrong', async ({ sla }) => {
      const text = Buffer.from(sla.certified).toString('latin1');
      const from = text.indexOf('/Contents <') + 11;
      const raw = Buffer.from(text.slice(from, text.indexOf('>', from)), 'hex');
      return new Uint8Array(raw.subarray(0, 4 + raw.readUInt16BE(2)));
    }),
    stamped(
      'something nobody signed lies beside the time-stamp',
      ['paddingNotEmpty', 'messageNotStrict', 'certificateStray'],
      async ({ sla }, digest) => {
        const token = await sla.authority.askForTime('2026-11-21T18:30:00Z')(digest);
        return new Uint8Array([...token, 1, 2, 3]);
      },
      { judgement: 'undecided' },
    ),
    forging(
      'the authority that issued was withdrawn before',
      'revoked',
      async ({ sla }) => {
        const { issuer, rootIssuer } = sla.authority;
        const list = await issueRevocationList({
          ...{ issuer: rootIssuer, number: 99, thisUpdate: '2026-11-21T12:00:00Z', nextUpdate: '2026-12-21T12:00:00Z' },
          revoked: [{ serial: await serialOf(issuer.certificate), at: '2026-11-20T00:00:00Z', reason: 'caCompromise' }],
        });
        return withLists(sla.authority, sla.signed, [list]);
      },
      later,
    ),
    forging(
      'the archive is renewed after the first time-stamp has ended and the file was changed before',
      ['pageChanged'],
      async ({ sla }) => {
        const victim = new Victim(sla.archived);
        const changed = victim.put(victim.pages[0] ?? 0, '/Rotate 90').revision();
        return archivedAgain(changed, sla.authority, '2027-03-01T10:00:00Z');
      },
      { stages: ['renewed'] },
    ),
  ],
};

async function serialOf(der: Bytes): Promise<string> {
  const facts = await readCertificate(der);
  if (!facts.ok) throw new Error('no certificate');
  return facts.value.serial;
}

async function withLists(
  authority: Target['sla']['authority'],
  bytes: Bytes,
  revocationLists: readonly Bytes[],
): Promise<Bytes> {
  const now = '2026-11-21T18:30:00Z';
  const made = await addArchivalData(bytes, {
    askForTime: authority.askForTime(now),
    certificates: [authority.issuing, authority.root],
    revocationLists,
    now,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.bytes;
}

/** Signatures that are there no more, and files cut back to before them. */
export const takenAway: AttackFamily = {
  family: 'Signatures are taken away',
  attacks: [
    forging('it is cut back to the first signature', 'notFinished', ({ bytes }) => cutBack(bytes, 2), {
      judgement: 'undecided',
      stages: ['signed', 'archived'],
    }),
    forging('it is cut back to the unsigned document', ['noSignature'], ({ bytes }) => cutBack(bytes, 1), {
      judgement: 'undecided',
    }),
    forging(
      'it is cut back and time-stamped',
      ['notFinished'],
      ({ sla }) => archivedAgain(sla.certified, sla.authority, '2026-11-21T18:30:00Z'),
      { judgement: 'undecided', ...later },
    ),
    forging(
      'the second signature is that of another copy',
      ['digestDiffers', 'damagedFile'],
      ({ sla, plan }) => {
        const mixed = new Uint8Array(Buffer.concat([sla.certified, plan.signed.subarray(plan.certified.length)]));
        return mixed;
      },
      { judgement: 'undecided', ...later },
    ),
    forging(
      'the document is that of another and the signatures are kept',
      ['digestDiffers', 'damagedFile'],
      ({ sla, plan }) => new Uint8Array(Buffer.concat([plan.unsigned, sla.signed.subarray(sla.unsigned.length)])),
      { judgement: 'undecided', ...later },
    ),
    forging(
      'the revisions change places',
      ['damagedFile', 'digestDiffers'],
      ({ sla }) =>
        new Uint8Array(
          Buffer.concat([
            sla.unsigned,
            sla.signed.subarray(sla.certified.length),
            sla.certified.subarray(sla.unsigned.length),
          ]),
        ),
      { judgement: 'undecided', ...later },
    ),
    forging(
      'the last revision comes twice',
      ['bytesOutside', 'damagedFile', 'readTwoWays'],
      ({ sla }) => new Uint8Array(Buffer.concat([sla.signed, sla.signed.subarray(sla.certified.length)])),
      { judgement: 'undecided', ...later },
    ),
    forging(
      'the first signature is skipped',
      ['damagedFile', 'digestDiffers'],
      ({ sla }) => new Uint8Array(Buffer.concat([sla.unsigned, sla.signed.subarray(sla.certified.length)])),
      { judgement: 'undecided', ...later },
    ),
  ],
};
