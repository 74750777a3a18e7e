import type { Json } from '#shared/base/json';
import { slaTerms } from '#shared/domain/agreements/sla-terms';
import { peopleTerms, type Sla } from './sla';
import { pinnedCalendars } from './sla-calendars';
import {
  agreedChanges,
  agreedDependencies,
  agreedJourney,
  agreedOutcomes,
  agreedPromises,
  agreedRemedies,
  agreedZone,
} from './sla-details';
import { formatOneSchema, slaSchema } from './sla-schema';

/** A service level agreement out of its data, of whatever format it was fixed in; null for anything else. */
export function slaOfAnyFormat(json: Json): Sla | null {
  if (slaSchema.safeParse(json).success) return json as unknown as Sla;
  if (formatOneSchema.safeParse(json).success) return fromFormatOne(json as unknown as FormatOne);
  return null;
}

type New =
  | 'format'
  | 'template'
  | 'zone'
  | 'calendars'
  | 'outcomes'
  | 'journey'
  | 'remedies'
  | 'dependencies'
  | 'changeNotices'
  | 'dispute'
  | 'publicCommitments'
  | 'deviations'
  | 'languages';

/** Until issue 3. It had no calendars, remedies and languages as data: there the standard held. */
interface FormatOne extends Omit<Sla, New | 'said'> {
  readonly format: 1;
  readonly said: Partial<Sla['said']> &
    Pick<Sla['said'], 'effectiveDate' | 'hours' | 'stages' | 'services' | 'outcomes'>;
}

/** The steps that the sentences of format 1 named. */
const formerDispute: Sla['dispute'] = [
  { step: 'managers', workingDays: 5, decidedBy: 'The two partner managers', cost: 'own' },
  { step: 'sponsors', workingDays: 10, decidedBy: 'The two executive sponsors', cost: 'own' },
  { step: 'mediation', workingDays: 20, decidedBy: 'Nobody; the mediator helps to agree', cost: 'half' },
  { step: 'decision', workingDays: 0, decidedBy: 'The court that the base agreement names', cost: 'loser' },
];

function fromFormatOne(old: FormatOne): Sla {
  const people: readonly string[] = peopleTerms;
  const own = Object.values(slaTerms).filter(({ id }) => !people.includes(id));
  const standard = own.map((term) => [term.id, term.default ?? null]);
  const known = Object.entries(old.said).filter(([, value]) => value !== undefined);
  const said = { ...Object.fromEntries(standard), ...Object.fromEntries(known) } as Sla['said'];
  const zone = agreedZone(said, old.sites);
  const remedies = { ...agreedRemedies(said, 'reseller'), incentiveAfterWindows: null };
  return {
    ...old,
    format: 2,
    template: '1',
    said,
    zone,
    calendars: pinnedCalendars({ said, roster: old.roster, zone, version: old.version }),
    outcomes: agreedOutcomes(said, old.serviceLevels, remedies.kind),
    journey: agreedJourney(said, old.serviceLevels),
    remedies,
    dependencies: agreedDependencies(said),
    changeNotices: agreedChanges(said),
    dispute: formerDispute,
    publicCommitments: agreedPromises(said),
    deviations: said.deviations,
    languages: { first: 'en', second: null, prevailing: 'en' },
  };
}
