import { beforeAll, describe, expect, test } from 'vitest';
import { fixedText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import { printPage } from '../../../renderer/documents/print-page';
import { archiveInWorker, type FieldToSign, signInWorker, verifyInWorker } from '../../../renderer/documents/sign-page';
import { aShortPageWithFields, madeAt } from '../../builders/a-page-with-fields';
import { aSigningAuthority, type SigningAuthority } from '../../builders/a-signing-authority';
import { aSigningFrame, signableData, signablePage, signingStart } from '../../builders/a-signing-frame';
import { someInk } from '../../builders/some-ink';

const at = '2026-11-21T09:05:00Z';
const synced = '2026-11-23T16:00:00Z';

let authority: SigningAuthority;
let unsigned: Uint8Array<ArrayBuffer>;
let managerSigning: FieldToSign;
let partnerSigning: FieldToSign;

beforeAll(async () => {
  authority = await aSigningAuthority();
  const printed = await printPage(aShortPageWithFields(), { createdAt: madeAt, author: 'Änne Großmann' });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  unsigned = printed.value.bytes;
  managerSigning = {
    field: 'Vendor1',
    signer: await authority.manager('Änne Großmann'),
    certifies: true,
    ink: someInk(1),
    lines: ['Änne Großmann', 'Partner manager, Meridian Software SE'],
    name: 'Änne Großmann',
    reason: null,
    place: null,
    claimedAt: at,
    evidenceSha256: 'ab'.repeat(32),
    beacon: null,
  };
  partnerSigning = {
    ...managerSigning,
    field: 'Partner1',
    signer: await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH'),
    certifies: false,
    ink: someInk(2),
    lines: ['Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH'],
    name: 'Дмитрий Ковалёв',
  };
});

async function signed(bytes: Uint8Array, field: FieldToSign): Promise<Uint8Array<ArrayBuffer>> {
  const made = await signInWorker(bytes, field);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const archiving = () => ({
  askForTime: authority.askForTime(synced),
  certificates: [authority.root, authority.issuing, authority.registrar.certificate],
  now: synced,
});

describe('signing in the worker of a real browser', () => {
  test('adds one signature after another, draws both, and archives; every stage begins with the one before', async () => {
    const certified = await signed(unsigned, managerSigning);
    const countersigned = await signed(certified, partnerSigning);
    const revocationLists = await authority.revocationLists();
    const archived = await archiveInWorker(countersigned, { ...archiving(), revocationLists });
    if (!archived.ok) throw new Error(JSON.stringify(archived.error));
    expect(certified.subarray(0, unsigned.length)).toEqual(unsigned);
    expect(countersigned.subarray(0, certified.length)).toEqual(certified);
    expect(archived.value.bytes.subarray(0, countersigned.length)).toEqual(countersigned);
    expect(archived.value.at).toBe('2026-11-23T16:00:00.000Z');

    const against = { anchors: [authority.root], revocationLists: [], at: synced };
    const verified = await verifyInWorker(archived.value.bytes, against);
    if (!verified.ok) throw new Error(JSON.stringify(verified.error));
    expect(verified.value.signatures.map(({ field, judgement }) => [field, judgement])).toEqual([
      ['Vendor1', 'valid'],
      ['Partner1', 'valid'],
      ['Timestamp1', 'valid'],
    ]);
  });

  test('tells why there is no signature, and signs the next time', async () => {
    const { signer } = managerSigning;
    const pulled = { ...signer, sign: () => Promise.reject(new Error('The card was pulled out.')) };
    const refused = await signInWorker(unsigned, { ...managerSigning, signer: pulled });
    expect(refused).toEqual({ ok: false, error: { kind: 'signer-failed', detail: 'The card was pulled out.' } });
    const unknown = await signInWorker(unsigned, { ...managerSigning, field: 'Witness' });
    expect(unknown).toEqual({ ok: false, error: { kind: 'no-such-field', fields: ['Vendor1', 'Partner1'] } });
    const undrawable = await signInWorker(unsigned, { ...managerSigning, lines: ['ᚠ'] });
    expect(undrawable).toMatchObject({ ok: false, error: { kind: 'glyph-missing' } });
    expect((await signInWorker(unsigned, managerSigning)).ok).toBe(true);
  });

  test('stops when it is cancelled while the signer is asked, and the printer goes on', async () => {
    const control = new AbortController();
    const sign = () => {
      control.abort();
      return new Promise<never>(() => {});
    };
    const waiting = { ...managerSigning, signer: { ...managerSigning.signer, sign } };
    const stopped = await signInWorker(unsigned, waiting, { signal: control.signal });
    expect(stopped).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect((await printPage(aShortPageWithFields(), { createdAt: madeAt, author: 'Änne Großmann' })).ok).toBe(true);
  });

  test('without a network there is no archive, and the reason is told', async () => {
    const certified = await signed(unsigned, managerSigning);
    const askForTime = () => Promise.reject(new Error('The address cannot be reached.'));
    const refused = await archiveInWorker(certified, { ...archiving(), askForTime, revocationLists: [] });
    expect(refused).toEqual({ ok: false, error: { kind: 'no-time', detail: 'The address cannot be reached.' } });
  });

  test('a document of ours is made again from its data; a paper that says more than its data is found out', async () => {
    const text = fixedText(signableData('plan', 'en'));
    if (text === null) throw new Error('no text');
    const page = signablePage(text, aSigningFrame(1, 1));
    const facts = { createdAt: signingStart, author: 'Bogenwerk Software AG' };
    const against = { anchors: [authority.root], revocationLists: [], at };
    const judged = async (shown: DocumentPage) => {
      const printed = await printPage(shown, facts);
      if (!printed.ok) throw new Error(JSON.stringify(printed.error));
      const bytes = await signed(printed.value.bytes, { ...managerSigning, field: 'Vendor1' });
      const verified = await verifyInWorker(bytes, against);
      return verified.ok ? [verified.value.rebuilt?.kind, verified.value.judgement] : null;
    };
    expect((await judged(page))?.[0]).toBe('same');
    expect(await judged({ ...page, notices: ['Half the price.'] })).toEqual(['different', 'invalid']);
  });

  test('a check that is cancelled ends, and takes no other with it', async () => {
    const control = new AbortController();
    const against = { anchors: [authority.root], revocationLists: [], at };
    const stopped = verifyInWorker(unsigned, against, { signal: control.signal });
    control.abort();
    expect(await stopped).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await verifyInWorker(new TextEncoder().encode('no PDF'), against)).toMatchObject({
      ok: true,
      value: { judgement: 'undecided' },
    });
  });
});
