import { type Dispute, disputeEvidenceKinds } from '#shared/domain/performance/dispute';
import type { DisputeMove, DisputeMoveName } from '#shared/domain/performance/dispute-commands';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { raiseDispute, takeDisputeMove } from '../../data/actions/dispute-actions';
import type { Workspace } from '../../data/workspace';
import type { Text } from '../../ui/use-text';
import { evidenceField, pickedEvidence } from './evidence-choice';
import { evidenceKindWords, moveWords, outcomeWords, sideWords, whyNotKept } from './performance-words';
import type { Answers, Asked, Question } from './question-dialog';

const sides = ['vendor', 'partner'] as const;
const outcomes = ['upheld', 'partlyUpheld', 'dismissed'] as const;

const sideOf = (text: Text, value: Dispute['raisedBySide'] = 'vendor'): Asked => ({
  kind: 'choice',
  name: 'side',
  label: text('performance.dispute.side'),
  choices: sides.map((id) => ({ id, label: text(sideWords[id]) })),
  value,
});

export function raiseQuestion(
  text: Text,
  workspace: Workspace,
  of: { readonly partnerId: Dispute['partnerId']; readonly agreementId: string; readonly sla: Sla },
): Question {
  return {
    title: text('performance.disputes.raise'),
    keep: text('performance.disputes.raise'),
    asked: [
      { kind: 'line', name: 'subject', label: text('performance.dispute.subject'), isNeeded: true },
      {
        kind: 'choice',
        name: 'measure',
        label: text('performance.dispute.measure'),
        choices: [
          { id: 'none', label: text('performance.dispute.no-measure') },
          ...of.sla.serviceLevels.map(({ id, name }) => ({ id, label: name })),
        ],
        value: 'none',
      },
      { kind: 'line', name: 'window', label: text('performance.dispute.window') },
      { kind: 'words', name: 'claim', label: text('performance.dispute.claim'), isNeeded: true },
      { kind: 'line', name: 'cost', label: text('performance.dispute.cost'), isNeeded: true },
      sideOf(text),
      { kind: 'line', name: 'by', label: text('performance.dispute.by'), isNeeded: true },
    ],
    onKeep: async ({ subject = '', measure, window = '', claim = '', cost = '', side, by = '' }) => {
      const raised = await raiseDispute(workspace, {
        partnerId: of.partnerId,
        agreementId: of.agreementId as Dispute['agreementId'],
        subject,
        measure: of.sla.serviceLevels.find(({ id }) => id === measure)?.id ?? null,
        window,
        claim,
        cost,
        raisedBySide: side === 'partner' ? 'partner' : 'vendor',
        raisedBy: by,
      });
      return whyNotKept(text, raised);
    },
  };
}

interface MoveOf {
  readonly file: PartnerFile;
  readonly dispute: Dispute;
  readonly asOf: string;
}

/** What a step in a dispute asks for, and taking it. */
export function moveQuestion(text: Text, workspace: Workspace, of: MoveOf, move: DisputeMoveName): Question {
  const { dispute } = of;
  return {
    title: text(moveWords[move]),
    keep: text(moveWords[move]),
    asked: [
      ...fieldsOf(text, of, move),
      { kind: 'words', name: 'note', label: text('performance.form.note'), isNeeded: move !== 'bringEvidence' },
    ],
    onKeep: async (answers) =>
      whyNotKept(text, await takeDisputeMove(workspace, dispute.id, moveOf(move, of, answers))),
  };
}

function fieldsOf(text: Text, { file, dispute, asOf }: MoveOf, move: DisputeMoveName): readonly Asked[] {
  const outcome: Asked = {
    kind: 'choice',
    name: 'outcome',
    label: text('performance.dispute.outcome'),
    choices: outcomes.map((id) => ({ id, label: text(outcomeWords[id]) })),
    value: 'partlyUpheld',
  };
  switch (move) {
    case 'bringEvidence':
      return [
        sideOf(text),
        {
          kind: 'choice',
          name: 'evidenceKind',
          label: text('performance.dispute.evidence-kind'),
          choices: disputeEvidenceKinds.map((id) => ({ id, label: text(evidenceKindWords[id]) })),
          value: 'measurement',
        },
        evidenceField(text, file, asOf),
      ];
    case 'settle':
      return [outcome];
    case 'decide':
      return [outcome, { kind: 'line', name: 'person', label: text('performance.dispute.decider'), isNeeded: true }];
    case 'answer':
    case 'withdraw':
      return [];
    default:
      return [sideOf(text, dispute.raisedBySide)];
  }
}

function moveOf(move: DisputeMoveName, { file, dispute }: MoveOf, answers: Answers): DisputeMove {
  const note = answers.note ?? '';
  const side = sides.find((one) => one === answers.side) ?? dispute.raisedBySide;
  const outcome = outcomes.find((one) => one === answers.outcome) ?? 'partlyUpheld';
  switch (move) {
    case 'bringEvidence': {
      const evidenceKind = disputeEvidenceKinds.find((one) => one === answers.evidenceKind) ?? 'other';
      return { do: move, side, evidenceKind, evidenceId: pickedEvidence(answers, file), note };
    }
    case 'settle':
      return { do: move, outcome, note };
    case 'decide':
      return { do: move, outcome, note, personName: answers.person ?? '' };
    case 'answer':
      return { do: move, side: dispute.raisedBySide === 'vendor' ? 'partner' : 'vendor', note };
    case 'withdraw':
      return { do: move, side: dispute.raisedBySide, note };
    default:
      return { do: move, side, note };
  }
}
