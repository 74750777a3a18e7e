import type { CredentialReading } from '#shared/domain/enablement/credential-rules';
import type { Curriculum } from '#shared/domain/playbook/pack-enablement';
import { type MissingCredential, type MissingProof, reviewMinutes, totalMinutes } from './missing-proof';
import type { PartnerDay } from './partner-day';

/** What is missing so that people enough hold the credential of a role: of those who lack least, as many as it takes. */
export function missingCredentials(
  role: string,
  { day }: { readonly day: PartnerDay },
  owner: Pick<MissingProof, 'ownerId' | 'role' | 'whose'>,
): readonly MissingProof[] {
  const curriculum = day.ground.index.pack.curricula.find((one) => one.role === role);
  const { held = 0, needed = 0 } = day.facts.credentials[role] ?? {};
  if (!curriculum || held >= needed) return [];
  const learning = day.credentialReadings
    .filter((reading) => reading.role === role && !reading.holds)
    .map((reading) => lackOf(reading, day))
    .sort((left, right) => left.minutes - right.minutes || compare(left.personId ?? '', right.personId ?? ''));
  const people = Array.from({ length: needed - held }, (_, at) => learning[at] ?? wholeLackOf(curriculum, day));
  return [
    {
      kind: 'credentials',
      learnerRole: role,
      held,
      needed,
      people,
      minutes: totalMinutes(people),
      inRoom: people.every(({ inRoom }) => inRoom),
      ...owner,
    },
  ];
}

function lackOf({ personId, curriculum, proofs }: CredentialReading, day: PartnerDay): MissingCredential {
  const open = proofs.filter(({ state }) => state !== 'held');
  // All is there and the credential itself has run out: everything has to be shown again.
  if (open.length === 0) return { ...wholeLackOf(curriculum, day), personId };
  const lacking = open.map(({ proof, state }) => ({ proof, isPending: state === 'pending' }));
  return { personId, proofs: lacking, ...costOf(lacking, day) };
}

function wholeLackOf(curriculum: Curriculum, day: PartnerDay): MissingCredential {
  const proofs = curriculum.credential.requires.map((proof) => ({ proof, isPending: false }));
  return { personId: null, proofs, ...costOf(proofs, day) };
}

function costOf(
  proofs: MissingCredential['proofs'],
  day: PartnerDay,
): { readonly minutes: number; readonly inRoom: boolean } {
  const costs = proofs.map(({ proof, isPending }) => {
    const type = day.ground.index.evidenceTypeById.get(proof.evidenceTypeId);
    return isPending
      ? { minutes: reviewMinutes, inRoom: true }
      : { minutes: type?.minutes ?? 0, inRoom: type?.inRoom ?? false };
  });
  return { minutes: totalMinutes(costs), inRoom: costs.every(({ inRoom }) => inRoom) };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
