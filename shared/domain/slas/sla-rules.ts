import { addDays, addMonths } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Obstacles } from '#shared/domain/agreements/agreement-commands';
import { type AgreementInputs, resolveTerms, typedValues } from '#shared/domain/agreements/agreement-rules';
import { agreedLanguages } from '#shared/domain/agreements/document-language';
import { named, partiesOf, peopleById } from '#shared/domain/agreements/named-parties';
import { type SlaValues, slaTerms } from '#shared/domain/agreements/sla-terms';
import type { Party } from '#shared/domain/partners/person';
import { lintSla, problemsOf } from './lint-sla';
import type { JourneyStage } from './service-level';
import { type Sla, slaTemplate } from './sla';
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
import { agreedLadder } from './sla-ladder';
import { agreedServiceLevels, agreedSeverities } from './sla-service-levels';

/** The agreement as one complete value, or everything that stands in its way. */
export function composeSla(inputs: AgreementInputs): Result<Sla, Obstacles> {
  const draft = draftSla(inputs);
  if (!draft.ok) return draft;
  const problems = problemsOf(lintSla(draft.value));
  return problems.length > 0 ? refuse({ missing: [], problems }) : draft;
}

/**
 * The agreement as one value once nothing is missing, whether or not it can be signed: to negotiate with, and to be
 * read by `lintSla`.
 */
export function draftSla(inputs: AgreementInputs): Result<Sla, Obstacles> {
  const resolved = resolveTerms('sla', inputs);
  const values = typedValues(slaTerms, resolved);
  if (values === null) return refuse({ missing: resolved.missing, problems: [] });
  const people = peopleById(inputs.people);
  const { sponsor, vendorSponsor, ladder, roster, breachContact, openActions, ...said } = values;
  const accountable = accountableByStage(values);
  const sites = inputs.sites.map(({ name, address, zone }) => ({ name, address, zone }));
  const zone = agreedZone(values, sites);
  const serviceLevels = agreedServiceLevels(values, accountable);
  const remedies = agreedRemedies(values, inputs.partner.archetype);
  const endDate = addDays(addMonths(values.effectiveDate, values.termMonths), -1);
  return ok({
    format: 2,
    kind: 'sla',
    template: slaTemplate,
    agreementId: inputs.agreement.id,
    version: inputs.agreement.version,
    supersedesId: inputs.agreement.supersedesId,
    ...partiesOf(values),
    sites,
    endDate,
    noticeBy: addDays(endDate, -values.noticeDays),
    said: { ...said, peak: peakWords(values) },
    serviceLevels,
    severities: agreedSeverities(values),
    ladder: agreedLadder({ ...values, sponsor, vendorSponsor, ladder }, people),
    roster: roster.map((line) => ({
      person: named(people, line.person),
      days: line.days,
      from: line.from,
      to: line.to,
      backup: line.backup === undefined ? null : named(people, line.backup),
    })),
    breachContact: named(people, breachContact),
    openActions: (openActions ?? []).map((row) => ({
      action: row.action,
      owner: row.owner === undefined ? 'the partner' : named(people, row.owner).name,
      due: row.due ?? null,
    })),
    accountable,
    zone,
    calendars: pinnedCalendars({ said, roster, zone, version: inputs.agreement.version }),
    outcomes: agreedOutcomes(values, serviceLevels, remedies.kind),
    journey: agreedJourney(values, serviceLevels),
    remedies,
    dependencies: agreedDependencies(values),
    changeNotices: agreedChanges(values),
    dispute: values.dispute,
    publicCommitments: agreedPromises(values),
    deviations: values.deviations,
    languages: agreedLanguages(values),
  });
}

const standardPeak = slaTerms.peak.default;

/** Peak periods in words. Hours of their own are not described by the words of the standard. */
function peakWords(values: Pick<SlaValues, 'peak' | 'peakHours'>): string {
  return values.peakHours !== null && values.peak === standardPeak ? 'the hours that Appendix D names' : values.peak;
}

export function accountableByStage(values: Pick<SlaValues, 'stages'>): Readonly<Record<JourneyStage, Party>> {
  return {
    orderIntake: values.stages.orderIntake.accountable,
    integrationPoints: values.stages.integration.accountable,
    serviceDelivery: values.stages.delivery.accountable,
    incidentHandling: values.stages.incident.accountable,
    postResolution: values.stages.followUp.accountable,
  };
}
