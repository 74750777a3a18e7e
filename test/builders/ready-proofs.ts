import type { Json } from '#shared/base/json';
import type { EvidenceSource } from '#shared/domain/evidence/evidence';

/** One piece that Nordlicht or our side brings on the way. */
export interface ReadyProof {
  readonly typeId: string;
  readonly source: EvidenceSource;
  readonly facts?: { readonly [factId: string]: Json };
  /** Who said so, where it is an attestation. */
  readonly saidBy?: string;
}

type Facts = NonNullable<ReadyProof['facts']>;

const file = (typeId: string, facts: Facts = {}): ReadyProof => ({ typeId, source: 'file', facts });
const record = (typeId: string, facts: Facts): ReadyProof => ({ typeId, source: 'record', facts });

function examsOf(person: string, ...roles: readonly string[]): readonly ReadyProof[] {
  return roles.flatMap((role) => [
    record('E6.1', { person, role, score: 90 }),
    record('E6.6', { person, role, score: 85 }),
  ]);
}

/** What every partner must prove that sells, puts into operation and supports. */
export const plainProofs: readonly ReadyProof[] = [
  file('E1.1'),
  { typeId: 'E1.2', source: 'attestation', saidBy: 'eva' },
  file('E1.3'),
  record('E1.6', { clear: true, lists: 'EU and Swiss lists of 19 November 2026' }),
  file('E2.1', { signer: 'eva', signedOn: '2026-11-18' }),
  file('E2.2', { person: 'eva' }),
  { typeId: 'E3.1', source: 'attestation', saidBy: 'eva' },
  file('E3.4'),
  file('E4.1', { signer: 'eva', signedOn: '2026-11-18' }),
  file('E4.2', { calledBack: true, confirmedBy: 'sara', confirmedOn: '2026-11-18' }),
  { typeId: 'E4.3', source: 'attestation', saidBy: 'eva' },
  {
    typeId: 'E5.3',
    source: 'attestation',
    saidBy: 'yuki',
    facts: { by: 'yuki', deviationsAccepted: true, deviations: 0 },
  },
  ...examsOf('jonas', 'sales'),
  ...examsOf('tomas', 'delivery', 'support'),
  ...examsOf('lea', 'delivery'),
  ...examsOf('sara', 'support'),
  {
    typeId: 'E6.3',
    source: 'attestation',
    saidBy: 'tomas',
    facts: { person: 'tomas', role: 'delivery', customer: 'Praxis Dr. Berger', on: '2026-11-17', bothSigned: true },
  },
  file('E7.1', { approvedBy: 'marc', approvedOn: '2026-11-17' }),
  file('E7.2', { count: 3 }),
  { typeId: 'E8.3', source: 'drill', facts: { called: 'tomas', minutes: 12 } },
];

const checks = ['IC1', 'IC2', 'IC3', 'IC4', 'IC5', 'IC6', 'IC7', 'IC8', 'IC9'];

/** What a partner of the second tier with personal data and one interface proves besides. */
export const readyProofs: readonly ReadyProof[] = [
  ...plainProofs,
  file('E2.3', { signedOn: '2026-11-17' }),
  file('E2.4', { cover: 'professional', perCase: 1_000_000, until: '2027-06-30' }),
  record('E2.5', { open: 0, changed: 1, decidedBy: 'Ines Kramer' }),
  file('E3.2', { scope: 'Support in Vienna', until: '2028-01-31' }),
  file('E3.3', { reviewedOn: '2026-10-01', accounts: 14, withdrawn: 1 }),
  file('E3.5'),
  file('E3.6', { minutes: 95, restored: true }),
  file('E3.7'),
  file('E3.8', { signer: 'eva', signedOn: '2026-11-17' }),
  record('E3.10', { listed: 1, unbound: 0 }),
  ...checks.map((check) => record('E5.1', { check, passed: true })),
  file('E5.2'),
  file('E5.5'),
  file('E5.6', { minutes: 38, restored: true }),
  record('E6.2', { person: 'tomas', role: 'delivery' }),
  file('E8.4'),
  file('E8.6'),
  file('E8.7'),
];
