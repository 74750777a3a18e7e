import type { ControlStanding } from '#shared/domain/gates/control-rules';
import type { GateExplanation } from '#shared/domain/gates/gate-explanation';
import type { GateView } from '#shared/domain/gates/gate-rules';
import type { MissingProof, Situation } from '#shared/domain/gates/missing-proof';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** What names are looked up in. */
export interface Around {
  readonly index: PackIndex;
  readonly nameOf: (personId: string | null) => string | null;
}

/** Where a gate stands, in a sentence. */
export function standingWords({ standing }: GateView): string {
  switch (standing.state) {
    case 'closed':
      return 'closed.';
    case 'open':
      return 'everything is there; nobody has decided yet.';
    case 'passed':
      return standing.until === null ? 'passed, with no end in sight.' : `passed, and holds until ${standing.until}.`;
    case 'lapsing':
      return `passed, and lapses after ${standing.until}, in ${standing.daysLeft} days.`;
    case 'lapsed':
      return `lapsed on ${standing.since}; it can be repaired until ${standing.graceUntil}.`;
    case 'suspended':
      return `suspended since ${standing.since}${standing.because === 'decided' ? ', by decision' : ', when the grace was over'}.`;
  }
}

/** Each criterion that is not met, with what it lacks, and the way through all of it. */
export function gateLines(view: GateView, explanation: GateExplanation, around: Around): readonly string[] {
  const byId = new Map(view.results.map((result) => [result.criterion.id, result] as const));
  const waived = view.results.filter(({ outcome }) => outcome === 'waived');
  const lines = explanation.criteria.flatMap((criterion) => {
    const found = byId.get(criterion.criterionId)?.criterion;
    const hard = found?.hard ? ' (hard: cannot be waived)' : '';
    return [
      `  ${criterion.criterionId} ${found?.title ?? ''}${hard}`,
      ...criterion.missing.map((proof) => `    - ${proofLine(proof, around)}`),
    ];
  });
  const room = explanation.canCloseInRoom
    ? 'All of it can be done in one visit'
    : 'Not all of it can be done in a visit';
  const count = explanation.route.length;
  return [
    ...lines,
    ...waived.map(
      ({ criterion, waiver }) =>
        `  ${criterion.id} ${criterion.title}: waived${waiver ? ` until ${waiver.concession.until}` : ''}`,
    ),
    ...(count === 0 ? [] : [`  ${room}: ${count} to do, ${explanation.minutesInRoom} minutes of it in the room.`]),
  ];
}

export function controlLine({ control, state }: ControlStanding): string {
  return `  ${control.id} ${control.title}: ${state}`;
}

/** A missing proof for a program. */
export function proofJson(proof: MissingProof, around: Around) {
  return {
    kind: proof.kind,
    what: proofWords(proof, around),
    ...('situation' in proof ? { situation: proof.situation, evidenceTypeId: proof.type.id } : {}),
    ...('questionId' in proof ? { questionId: proof.questionId } : {}),
    whose: proof.whose,
    owner: around.nameOf(proof.ownerId),
    role: proof.role,
    minutes: proof.minutes,
    inRoom: proof.inRoom,
  };
}

function proofLine(proof: MissingProof, around: Around): string {
  const owner = around.nameOf(proof.ownerId) ?? whoseWords[proof.whose];
  const place = proof.inRoom ? 'in this room' : 'not in this room';
  return `${proofWords(proof, around)} ${owner}; ${proof.minutes} minutes, ${place}.`;
}

const whoseWords: { readonly [whose in MissingProof['whose']]: string } = {
  partner: 'The partner',
  vendor: 'Our side',
  both: 'Both sides',
};

const situationWords: { readonly [situation in Situation]: string } = {
  missing: 'is missing',
  pendingReview: 'waits for a review',
  notYetEffective: 'does not hold yet',
  expired: 'has expired',
  rejected: 'was rejected',
  withdrawn: 'was withdrawn',
  notEnough: 'does not show enough',
};

function proofWords(proof: MissingProof, { index, nameOf }: Around): string {
  switch (proof.kind) {
    case 'evidence': {
      const which = proof.what === null ? '' : `, ${proof.what}`;
      return `${proof.type.id} ${proof.type.title}${which} ${situationWords[proof.situation]}.`;
    }
    case 'question': {
      const text = index.questionById.get(proof.questionId)?.text ?? '';
      return `${proof.questionId} “${text}” ${proof.isAnswered ? 'does not show enough' : 'is not answered'}.`;
    }
    case 'riskTier':
      return proof.step === 'rate' ? 'The risk has not been rated.' : 'The risk tier waits to be accepted.';
    case 'document':
      return `The ${proof.document === 'sla' ? 'service level agreement' : 'Joint Success Plan'} is not signed.`;
    case 'gate':
      return `Gate ${proof.gateId} comes first.`;
    case 'credentials': {
      const people = proof.people.map(({ personId }) => nameOf(personId) ?? 'somebody to be named').join(', ');
      return `${proof.held} of ${proof.needed} people hold the credential “${proof.learnerRole}”; nearest: ${people}.`;
    }
    case 'integrationCheck':
      return `${proof.check.id} ${proof.check.title} ${proof.evidenceId === null ? 'has not been passed' : 'waits for a review'}.`;
    case 'onCallCoverage':
      return proof.share === null
        ? 'It cannot be told whether somebody is always on call.'
        : `Somebody is on call for ${Math.floor(proof.share * 1000) / 10} % of the promised hours.`;
    case 'deal':
      return 'No deal has been approved.';
  }
}
