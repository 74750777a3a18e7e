import type { JointReview } from '#shared/domain/performance/joint-review';
import { behaviours } from '#shared/domain/performance/joint-review-rules';
import { holdJointReview, rateBehaviour, writeJointReview } from '../../data/actions/joint-review-actions';
import type { Workspace } from '../../data/workspace';
import type { Text } from '../../ui/use-text';
import { behaviourWords, sideWords, whyNotKept } from './performance-words';
import type { Asked, Question } from './question-dialog';

const sideChoice = (text: Text): Asked => ({
  kind: 'choice',
  name: 'side',
  label: text('performance.actions.side'),
  choices: (['vendor', 'partner'] as const).map((id) => ({ id, label: text(sideWords[id]) })),
  value: 'vendor',
});

export function rateQuestion(text: Text, workspace: Workspace, review: JointReview): Question {
  return {
    title: text('performance.joint.rate'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'line', name: 'rater', label: text('performance.form.person'), isNeeded: true },
      sideChoice(text),
      {
        kind: 'choice',
        name: 'behaviour',
        label: text('performance.joint.behaviour'),
        choices: behaviours.map((id) => ({ id, label: text(behaviourWords[id]) })),
        value: behaviours[0],
      },
      {
        kind: 'choice',
        name: 'score',
        label: text('performance.joint.score'),
        choices: ['1', '2', '3', '4', '5'].map((id) => ({ id, label: id })),
        value: '4',
      },
      { kind: 'words', name: 'why', label: text('performance.joint.why') },
    ],
    onKeep: async ({ rater = '', side, behaviour, score, why = '' }) => {
      const rated = await rateBehaviour(workspace, review.id, {
        rater,
        side: side === 'partner' ? 'partner' : 'vendor',
        behaviour: behaviours.find((one) => one === behaviour) ?? behaviours[0],
        score: Number(score),
        why,
      });
      return whyNotKept(text, rated);
    },
  };
}

export function decisionQuestion(text: Text, workspace: Workspace, review: JointReview): Question {
  return {
    title: text('performance.joint.decide'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'line', name: 'what', label: text('performance.joint.decision'), isNeeded: true },
      {
        kind: 'choice',
        name: 'side',
        label: text('performance.actions.side'),
        choices: [
          ...(['vendor', 'partner'] as const).map((id) => ({ id, label: text(sideWords[id]) })),
          { id: 'both', label: text('performance.joint.side-both') },
        ],
        value: 'both',
      },
      { kind: 'line', name: 'owner', label: text('performance.actions.owner') },
      { kind: 'day', name: 'due', label: text('performance.actions.due') },
    ],
    onKeep: async ({ what = '', side, owner = '', due = '' }) => {
      const decision = {
        what: what.trim(),
        side: (['vendor', 'partner'] as const).find((one) => one === side) ?? ('both' as const),
        owner,
        due: due === '' ? null : due,
        doneOn: null,
      };
      const kept = await writeJointReview(workspace, review.id, { decisions: [...review.decisions, decision] });
      return whyNotKept(text, kept);
    },
  };
}

export function wordsQuestion(text: Text, workspace: Workspace, review: JointReview): Question {
  return {
    title: text('performance.joint.words'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'words', name: 'drift', label: text('performance.joint.drift'), value: review.drift },
      { kind: 'words', name: 'feedback', label: text('performance.joint.feedback'), value: review.feedback },
      {
        kind: 'words',
        name: 'upcomingChanges',
        label: text('performance.joint.changes'),
        value: review.upcomingChanges,
      },
      { kind: 'words', name: 'knownLimits', label: text('performance.joint.limits'), value: review.knownLimits },
    ],
    onKeep: async ({ drift = '', feedback = '', upcomingChanges = '', knownLimits = '' }) =>
      whyNotKept(text, await writeJointReview(workspace, review.id, { drift, feedback, upcomingChanges, knownLimits })),
  };
}

export function holdQuestion(text: Text, workspace: Workspace, review: JointReview): Question {
  return {
    title: text('performance.joint.hold'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'day', name: 'on', label: text('performance.joint.on'), value: review.heldOn ?? '', isNeeded: true },
      {
        kind: 'words',
        name: 'attendees',
        label: text('performance.joint.attendees'),
        value: review.attendees,
        isNeeded: true,
      },
    ],
    onKeep: async ({ on = '', attendees = '' }) =>
      whyNotKept(text, await holdJointReview(workspace, review.id, { on, attendees })),
  };
}
