import { clauseNumbers, deviationFault } from './clause-deviations';
import { type Check, figure, finding, nameOf, type SlaFinding } from './lint-finding';
import { serviceLevelIds } from './service-level';
import type { Sla } from './sla';

/** E11: something that should be a value is still a blank, a placeholder or a name that nobody knows. */
const blanks: Check = (sla) =>
  mustBeThere(sla).flatMap(({ text, clause, ...cure }) =>
    isOpen(text) ? [finding('E11', clause, { ...cure, facts: { what: 'blank', term: cure.termId } })] : [],
  );

interface MustBeThere {
  readonly text: string | null | undefined;
  readonly clause: string;
  readonly termId: string;
  readonly questionId?: string;
}

function mustBeThere({ vendor, partner, said, breachContact }: Sla): readonly MustBeThere[] {
  return [
    { text: vendor.name, clause: '1', termId: 'vendorName' },
    { text: vendor.registerNumber, clause: '1', termId: 'vendorRegisterNumber' },
    { text: vendor.country, clause: '1', termId: 'vendorCountry' },
    { text: vendor.address, clause: '1', termId: 'vendorAddress' },
    { text: partner.name, clause: '1', termId: 'partnerName', questionId: 'M1.Q1' },
    { text: partner.registerNumber, clause: '1', termId: 'partnerRegisterNumber', questionId: 'M1.Q1' },
    { text: partner.country, clause: '1', termId: 'partnerCountry', questionId: 'M1.Q1' },
    { text: partner.address, clause: '1', termId: 'partnerAddress', questionId: 'M1.Q1' },
    { text: said.baseAgreement, clause: '1', termId: 'baseAgreement' },
    { text: said.dataHandled, clause: '16', termId: 'dataHandled' },
    { text: said.dataLocation, clause: '16', termId: 'dataLocation' },
    { text: said.governingLaw, clause: '23', termId: 'governingLaw' },
    { text: said.mediator, clause: '23', termId: 'mediator' },
    { text: said.onCallNumber, clause: '11', termId: 'onCallNumber', questionId: 'M8.Q4' },
    { text: breachContact?.name, clause: '17', termId: 'breachContact', questionId: 'M8.Q6' },
  ];
}

/** Nothing, `{name}`, `TBD`, `???`, `___` or dots: what people write when they mean to come back. */
function isOpen(text: string | null | undefined): boolean {
  return /^\s*$|\{\{?\s*[\w.]+\s*\}?\}|^\s*(tbd|todo|n\.?n\.?|\?+|_+|\.{3,}|…)\s*$/iu.test(text ?? '');
}

/** Measures and figures that are named but cannot be computed with. */
const unreadableMeasures: Check = (sla) => {
  const known = new Set<string>(serviceLevelIds);
  const { commitments, extraMeasures, creditBands } = sla.said;
  const asked = [...(extraMeasures ?? []), ...Object.keys(commitments ?? {}), ...Object.keys(creditBands ?? {})];
  const unknown = [...new Set(asked.filter((id) => !known.has(id)))];
  const figures = sla.serviceLevels.filter(
    ({ commitment }) => figure(commitment.target) === null || figure(commitment.tolerance) === null,
  );
  const isThroughputOpen = sla.serviceLevels.some(({ id }) => id === 'S4') && (sla.said.unitsPerHour ?? null) === null;
  return [
    ...(unknown.length === 0 ? [] : [unknownMeasures(unknown)]),
    ...figures.map((level) =>
      finding('E11', '7', {
        questionId: level.questionId,
        termId: 'commitments',
        measure: level.id,
        facts: { what: 'figure', measure: nameOf(level) },
      }),
    ),
    ...(isThroughputOpen
      ? [finding('E11', '7', { termId: 'unitsPerHour', measure: 'S4', facts: { what: 'unitsPerHour' } })]
      : []),
  ];
};

function unknownMeasures(ids: readonly string[]): SlaFinding {
  return finding('E11', '7', { termId: 'extraMeasures', facts: { what: 'measures', measures: ids.join(', ') } });
}

/** Deviations from the standard wording without a reason, or from a clause that is not there. */
const faultyDeviations: Check = ({ deviations }) =>
  deviations.flatMap((deviation) => {
    const fault = deviationFault(deviation, deviations);
    if (fault === null) return [];
    const clause = clauseNumbers.includes(deviation.clause) ? deviation.clause : '26';
    return [finding('E11', clause, { termId: 'deviations', facts: { what: fault, clause: deviation.clause } })];
  });

/** A version that takes the place of another says why. */
const unexplainedAmendment: Check = ({ supersedesId, said }) =>
  supersedesId === null || !isOpen(said.amendmentReason)
    ? []
    : [finding('E11', '26', { termId: 'amendmentReason', facts: { what: 'amendmentReason' } })];

export const openValueChecks: readonly Check[] = [blanks, unreadableMeasures, faultyDeviations, unexplainedAmendment];
