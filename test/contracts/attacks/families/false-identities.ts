import { authority, extendedKeyUsage, keyUsage, purposes } from '#shared/proof/certificates/extensions';
import { generateKeys } from '#shared/proof/certificates/keys';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerOf } from '#shared/proof/certificates/signer-of';
import { addArchivalData } from '#shared/proof/pades/archive';
import type { Signer } from '#shared/proof/signer';
import { aForgedCertificate, type ForgedStep, forSigning } from '../../../builders/a-forged-certificate';
import { aSigningAuthority } from '../../../builders/a-signing-authority';
import {
  archivedAgain,
  archivedAt,
  drawnInto,
  partnerOrganisation,
  vendorOrganisation,
} from '../../../builders/signed-stages';
import { type Attack, type AttackFamily, type Bytes, forging, type Target } from '../attack';

export interface Signing {
  readonly manager: Signer;
  readonly partner: Signer;
  readonly managerAt: string;
  readonly partnerAt: string;
  readonly beacon: Uint8Array | null;
}

const [vendorName, partnerName] = ['Änne Großmann', 'Eva Lindner'];

/** Signs the agreement from its printed form, by the two of them; say only what is not honest. */
export async function signedAnew({ sla }: Target, differs: Partial<Signing> = {}): Promise<Bytes> {
  const { authority: ours, unsigned } = sla;
  const { managerAt = '2026-11-21T09:31:00Z', partnerAt = '2026-11-21T09:32:00Z', beacon = null } = differs;
  const certified = await drawnInto(unsigned, {
    ...{ field: 'Vendor1', certifies: true, claimedAt: managerAt, name: vendorName, beacon },
    signer: differs.manager ?? (await ours.manager(vendorName)),
  });
  return drawnInto(certified, {
    ...{ field: 'Partner1', certifies: false, claimedAt: partnerAt, name: partnerName, beacon },
    signer: differs.partner ?? (await ours.inPerson(partnerName, partnerOrganisation, partnerAt)),
  });
}

const signing = (
  name: string,
  because: Attack['because'],
  differs: (target: Target) => Partial<Signing> | Promise<Partial<Signing>>,
  more: Partial<Attack> = {},
): Attack =>
  forging(name, because, async (target) => signedAnew(target, await differs(target)), { stages: ['signed'], ...more });

const person = (organisation: string, unit: string, commonName: string): readonly ForgedStep[] => [
  { organisation },
  { unit },
  { commonName },
];
const unit = 'In-person counter-signature';
const managers = 'Partner managers';

/** A certificate made with the stolen key of a device. */
const stolen =
  (steps: readonly ForgedStep[], extensions = forSigning) =>
  async ({ sla }: Target): Promise<Signer> =>
    aForgedCertificate(sla.authority.registrar, steps, extensions);

export const falseIdentities: AttackFamily = {
  family: 'A key that is not the signer’s',
  attacks: [
    signing('the manager’s certificate comes from an authority of the same name', 'impostor', async () => ({
      manager: await (await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation)).manager(vendorName),
    })),
    signing('the partner’s certificate comes from an authority of the same name', 'impostor', async () => ({
      partner: await (await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation)).inPerson(
        partnerName,
        partnerOrganisation,
      ),
    })),
    signing(
      'the manager’s certificate comes from a stranger',
      'issuerUnknown',
      async () => ({
        manager: await (await aSigningAuthority('2026-11-21T09:00:00Z', 'Somebody Else Ltd')).manager(vendorName),
      }),
      { judgement: 'undecided' },
    ),
    signing(
      'all certificates come from strangers',
      'issuerUnknown',
      async () => {
        const strangers = await aSigningAuthority('2026-11-21T09:00:00Z', 'Somebody Else Ltd');
        return {
          manager: await strangers.manager(vendorName),
          partner: await strangers.inPerson(partnerName, partnerOrganisation),
        };
      },
      { judgement: 'undecided' },
    ),
    signing('the certificate that seals was made in the room', 'certifiedInPerson', async ({ sla }) => ({
      manager: await sla.authority.inPerson(vendorName, vendorOrganisation, '2026-11-21T09:31:00Z'),
    })),
    signing('the device itself seals', ['usageNotAllowed', 'nameNotAllowed', 'certifiedByStranger'], ({ sla }) => ({
      manager: sla.authority.registrar,
    })),
    signing(
      'the issuing authority itself seals',
      ['usageNotAllowed', 'certifiedByStranger'],
      ({ sla }) => ({ manager: sla.authority.issuer }),
      { judgement: 'undecided' },
    ),
    signing(
      'the root itself seals',
      ['usageNotAllowed', 'certifiedByStranger'],
      ({ sla }) => ({ manager: sla.authority.rootIssuer }),
      { judgement: 'undecided' },
    ),
    signing('the unit that says the time seals', ['usageNotAllowed'], ({ sla }) => ({
      manager: sla.authority.timeStamper,
    })),
    signing('a stolen device makes a chief executive', 'nameNotAllowed', async (target) => ({
      partner: await stolen(person(vendorOrganisation, 'Executive board', 'Chief Executive'))(target),
    })),
    signing('a stolen device makes a manager who seals', 'nameNotAllowed', async (target) => ({
      manager: await stolen(person(vendorOrganisation, managers, vendorName))(target),
    })),
    signing('a stolen device makes a name of another organisation', 'nameNotAllowed', async (target) => ({
      partner: await stolen(person('Some Bank', unit, 'Chief Executive'))(target),
    })),
    signing('a stolen device makes a name without an organisation', 'nameNotAllowed', async (target) => ({
      partner: await stolen([{ commonName: 'Chief Executive' }])(target),
    })),
    signing('a stolen device puts the unit into one step with another', 'nameNotAllowed', async (target) => ({
      partner: await stolen([{ organisation: vendorOrganisation, unit, commonName: 'Chief Executive' }])(target),
    })),
    signing('a stolen device says the unit after another', 'nameNotAllowed', async (target) => ({
      partner: await stolen([
        { organisation: vendorOrganisation },
        { unit: managers },
        { unit },
        { commonName: vendorName },
      ])(target),
    })),
    signing(
      'a stolen device says the unit and then that of the managers',
      ['nameNotAllowed', 'signerDiffers', 'certifiedByStranger', 'certifiedInPerson'],
      async (target) => ({
        manager: await stolen([
          { organisation: vendorOrganisation },
          { unit },
          { unit: managers },
          { commonName: vendorName },
        ])(target),
      }),
      { judgement: 'undecided' },
    ),
    signing(
      'a stolen device makes an authority that signs',
      ['usageNotAllowed', 'chainTooLong', 'nameNotAllowed'],
      async (target) => ({
        partner: await stolen(person(vendorOrganisation, unit, partnerName), [
          authority(true, null),
          keyUsage('keyCertSign', 'digitalSignature'),
        ])(target),
      }),
    ),
    signing('a stolen device makes an authority below it', 'chainTooLong', async (target) => {
      const below = await stolen(person(vendorOrganisation, unit, 'Below'), [
        authority(true, null),
        keyUsage('keyCertSign', 'cRLSign'),
      ])(target);
      return { partner: await aForgedCertificate(below, person(vendorOrganisation, unit, partnerName)) };
    }),
    signing('a one-time certificate issues another', 'chainTooLong', async (target) => {
      const leaf = await target.sla.authority.inPerson(partnerName, partnerOrganisation, '2026-11-21T09:31:00Z');
      return { partner: await aForgedCertificate(leaf, person(vendorOrganisation, unit, 'Chief Executive')) };
    }),
    signing('a manager’s certificate issues another', 'chainTooLong', async (target) => {
      const manager = await target.sla.authority.manager(vendorName);
      return { manager: await aForgedCertificate(manager, person(vendorOrganisation, managers, 'Chief Executive')) };
    }),
    signing('a certificate is for web servers', 'usageNotAllowed', async (target) => ({
      partner: await stolen(person(vendorOrganisation, unit, partnerName), [
        authority(false, null),
        keyUsage('digitalSignature'),
        extendedKeyUsage(false, '1.3.6.1.5.5.7.3.1'),
      ])(target),
    })),
    signing('a certificate is for saying the time', 'usageNotAllowed', async (target) => ({
      partner: await stolen(person(vendorOrganisation, unit, partnerName), [
        authority(false, null),
        keyUsage('digitalSignature'),
        extendedKeyUsage(true, purposes.timeStamping),
      ])(target),
    })),
    signing('a certificate is for keeping secrets', 'usageNotAllowed', async (target) => ({
      partner: await stolen(person(vendorOrganisation, unit, partnerName), [
        authority(false, null),
        keyUsage('keyEncipherment'),
      ])(target),
    })),
    signing('a certificate was signed by nobody', ['chainWrong', 'impostor'], async ({ sla }) => {
      const keys = await generateKeys('ecdsa-p256', false);
      const { registrar } = sla.authority;
      const liar: Signer = { ...registrar, sign: () => registrar.sign(Uint8Array.of(1)) };
      return {
        partner: await aForgedCertificate(liar, person(vendorOrganisation, unit, partnerName), forSigning, keys),
      };
    }),
    signing(
      'a certificate signed itself',
      ['issuerUnknown', 'impostor', 'chainWrong'],
      async ({ sla }) => {
        const keys = await generateKeys('ecdsa-p256', false);
        const certificate = (await sla.authority.inPerson(partnerName, partnerOrganisation)).certificate;
        const self = signerOf(keys.privateKey, certificate, []);
        const made = await aForgedCertificate(
          { ...self },
          person(vendorOrganisation, unit, partnerName),
          forSigning,
          keys,
        );
        return { partner: { ...made, chain: [] } };
      },
      { judgement: 'undecided' },
    ),
    signing(
      'the manager signs for the partner as well',
      'signerDiffers',
      async ({ sla }) => ({ partner: await sla.authority.manager(vendorName) }),
      { judgement: 'undecided' },
    ),
    signing(
      'somebody else of the room signs for the partner',
      'signerDiffers',
      async ({ sla }) => ({
        partner: await sla.authority.inPerson('Somebody Else', partnerOrganisation, '2026-11-21T09:32:00Z'),
      }),
      { judgement: 'undecided' },
    ),
    signing(
      'another manager seals in the name of the first',
      'signerDiffers',
      async ({ sla }) => ({ manager: await sla.authority.manager('Ida Holm') }),
      { judgement: 'undecided' },
    ),
  ],
};

/** Lists that withdraw a certificate. */
export async function withdrawing(issuer: Signer, certificate: Bytes, at: string): Promise<Bytes> {
  const facts = await readCertificate(certificate);
  if (!facts.ok) throw new Error('no certificate');
  const revoked = [{ serial: facts.value.serial, at, reason: 'keyCompromise' as const }];
  return issueRevocationList({
    issuer,
    number: 50,
    thisUpdate: '2026-11-21T12:00:00Z',
    nextUpdate: '2026-12-21T12:00:00Z',
    revoked,
  });
}

async function archivedWith(
  target: Target,
  bytes: Bytes,
  revocationLists: readonly Bytes[],
  now = archivedAt,
): Promise<Bytes> {
  const { authority: ours } = target.sla;
  const certificates = [ours.registrar.certificate, ours.issuing, ours.root];
  const made = await addArchivalData(bytes, { askForTime: ours.askForTime(now), certificates, revocationLists, now });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.bytes;
}

export const falseTimes: AttackFamily = {
  family: 'The hour is not what it seems, or the certificate did not hold then',
  attacks: [
    signing(
      'the clock of the device was put back behind the beacon',
      'claimedTooEarly',
      async ({ sla }) => ({
        beacon: await sla.authority.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32)),
        managerAt: '2026-06-01T09:00:00Z',
      }),
      { judgement: 'undecided' },
    ),
    signing(
      'the clock of the device was put forward',
      'claimedTooLate',
      () => ({ managerAt: '2026-12-24T09:00:00Z', partnerAt: '2026-12-24T09:01:00Z' }),
      { judgement: 'undecided' },
    ),
    forging(
      'the claimed hour lies behind the time-stamp',
      ['claimedTooLate', 'proofBeforeBeacon'],
      async (target) =>
        archivedAgain(
          await signedAnew(target, { managerAt: '2026-11-21T15:00:00Z', partnerAt: '2026-11-21T15:01:00Z' }),
          target.sla.authority,
          '2026-11-21T12:00:00Z',
        ),
      { stages: ['archived'], judgement: 'undecided' },
    ),
    signing('the beacon is no time-stamp', 'beaconWrong', () => ({ beacon: Uint8Array.of(0x30, 3, 2, 1, 1) })),
    signing('the beacon was changed', 'beaconWrong', async ({ sla }) => {
      const beacon = await sla.authority.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32));
      const at = beacon.length - 10;
      beacon[at] = (beacon[at] ?? 0) ^ 1;
      return { beacon };
    }),
    forging(
      'the beacon is younger than the time-stamp',
      ['proofBeforeBeacon', 'claimedTooEarly'],
      async (target) => {
        const { authority: ours } = target.sla;
        const beacon = await ours.askForTime('2026-11-21T18:00:00Z')(new Uint8Array(32));
        return archivedAgain(await signedAnew(target, { beacon }), ours, '2026-11-21T12:00:00Z');
      },
      { stages: ['archived'] },
    ),
    signing(
      'the manager’s certificate had ended',
      'certificateExpired',
      async ({ sla }) => ({
        manager: await sla.authority.manager(vendorName, 'ecdsa-p256', {
          notBefore: '2025-01-01T00:00:00Z',
          notAfter: '2026-11-21T10:00:00Z',
        }),
      }),
      { judgement: 'undecided' },
    ),
    forging(
      'the manager’s certificate had ended before the time-stamp',
      'expiredBeforeProof',
      async (target) => {
        const { authority: ours } = target.sla;
        const manager = await ours.manager(vendorName, 'ecdsa-p256', {
          notBefore: '2025-01-01T00:00:00Z',
          notAfter: '2026-11-21T12:00:00Z',
        });
        return archivedAgain(await signedAnew(target, { manager }), ours, archivedAt);
      },
      { stages: ['archived'], judgement: 'undecided' },
    ),
    signing('the manager’s certificate begins later', ['certificateNotYet', 'claimedTooLate'], async ({ sla }) => ({
      manager: await sla.authority.manager(vendorName, 'ecdsa-p256', {
        notBefore: '2026-12-01T00:00:00Z',
        notAfter: '2027-12-01T00:00:00Z',
      }),
      managerAt: '2026-12-02T00:00:00Z',
      partnerAt: '2026-12-02T00:00:00Z',
    })),
    forging(
      'the manager’s certificate was withdrawn before',
      'revoked',
      async (target) => {
        const { authority: ours } = target.sla;
        const manager = await ours.manager(vendorName);
        const list = await withdrawing(ours.issuer, manager.certificate, '2026-11-20T00:00:00Z');
        return archivedWith(target, await signedAnew(target, { manager }), [list]);
      },
      { stages: ['archived'] },
    ),
    forging(
      'the device was withdrawn before',
      'revoked',
      async (target) => {
        const { authority: ours } = target.sla;
        const list = await withdrawing(ours.issuer, ours.registrar.certificate, '2026-11-20T00:00:00Z');
        return archivedWith(target, await signedAnew(target), [list]);
      },
      { stages: ['archived'] },
    ),
    forging(
      'the partner’s certificate was withdrawn between signing and time-stamp',
      'revoked',
      async (target) => {
        const { authority: ours } = target.sla;
        const partner = await ours.inPerson(partnerName, partnerOrganisation, '2026-11-21T09:32:00Z');
        const list = await withdrawing(ours.registrar, partner.certificate, '2026-11-21T11:00:00Z');
        return archivedWith(target, await signedAnew(target, { partner }), [list]);
      },
      { stages: ['archived'] },
    ),
  ],
};
