import { type NamedPerson, named, type PeopleById } from '#shared/domain/agreements/named-parties';
import type { SlaValues } from '#shared/domain/agreements/sla-terms';
import type { Limit } from './severity';
import type { Rung } from './sla';
import { limitOf } from './sla-service-levels';

const within = (count: number, unit: 'minutes' | 'hours' | 'workingDays'): Limit => ({ kind: 'within', count, unit });
const atOnce = within(0, 'minutes');

/** Names and times as answered; where nobody was asked (severity 3, the sponsors) the standard, twice the rung below. */
export function agreedLadder(values: SlaValues, people: PeopleById): readonly Rung[] {
  const { technicalAuthority, customerSuccessLeader, partnerManager } = values.ladder;
  const rung = (
    level: Rung['level'],
    role: Rung['role'],
    duty: string,
    row: { vendor: string; partner: string },
    after: Rung['after'],
  ): Rung => ({ level, role, duty, vendor: named(people, row.vendor), partner: named(people, row.partner), after });
  const asked = (row: { s1: number; s2: number }, s3: number): Rung['after'] => ({
    s1: limitOf(row.s1),
    s2: within(row.s2, 'hours'),
    s3: within(s3, 'workingDays'),
  });
  const onCall: Rung = {
    ...rung('L0', 'onCall', 'Works on the fault', technicalAuthority, { s1: atOnce, s2: atOnce, s3: atOnce }),
    partner: { name: 'Whoever is on call (Appendix D)', title: '', phone: values.onCallNumber, email: '' },
  };
  const vendorOnCall: NamedPerson | null =
    values.vendorOnCall === null
      ? null
      : { name: 'Whoever is on call', title: '', phone: values.vendorOnCall, email: '' };
  return [
    vendorOnCall === null ? onCall : { ...onCall, vendor: vendorOnCall },
    rung('L1', 'technicalAuthority', 'Takes the technical decisions', technicalAuthority, asked(technicalAuthority, 3)),
    rung(
      'L2',
      'customerSuccessLeader',
      'Speaks with the customer',
      customerSuccessLeader,
      asked(customerSuccessLeader, 5),
    ),
    rung(
      'L3',
      'partnerManager',
      'Finds people and means, agrees the remedy',
      partnerManager,
      asked(partnerManager, 10),
    ),
    rung(
      'L4',
      'sponsor',
      'Decides; the dispute clause applies from here',
      { vendor: values.vendorSponsor, partner: values.sponsor },
      {
        s1: limitOf(partnerManager.s1 * 2),
        s2: within(partnerManager.s2 * 2, 'hours'),
        s3: { kind: 'none' },
      },
    ),
  ];
}
