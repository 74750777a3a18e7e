import type { Incident, PostIncidentReview, PreventiveAction } from '#shared/domain/performance/incident';
import type { PartnerFile } from '#shared/records/partner-file';
import {
  beginReview,
  closeAction,
  deliverReview,
  promiseAction,
  writeReview,
} from '../../data/actions/incident-review-actions';
import type { Workspace } from '../../data/workspace';
import type { Text } from '../../ui/use-text';
import { evidenceField, pickedEvidence } from './evidence-choice';
import { sideWords, whyNotKept } from './performance-words';
import type { Question } from './question-dialog';

/** Writes the review of an incident, or shows one that is delivered. */
export function reviewQuestion(
  text: Text,
  workspace: Workspace,
  incident: Incident,
  review: PostIncidentReview | null,
): Question {
  return {
    title: text('performance.reviews.open'),
    explains: incident.title,
    keep: text('performance.form.keep'),
    asked: [
      {
        kind: 'words',
        name: 'whatHappened',
        label: text('performance.review.what-happened'),
        value: review?.whatHappened ?? '',
      },
      {
        kind: 'words',
        name: 'rootCause',
        label: text('performance.review.root-cause'),
        value: review?.rootCause ?? '',
      },
      {
        kind: 'line',
        name: 'causeKey',
        label: text('performance.review.cause-key'),
        hint: text('performance.review.cause-key-hint'),
        value: review?.causeKey ?? '',
      },
      {
        kind: 'words',
        name: 'immediateFix',
        label: text('performance.review.immediate'),
        value: review?.immediateFix ?? '',
      },
      {
        kind: 'words',
        name: 'longTermFix',
        label: text('performance.review.long-term'),
        value: review?.longTermFix ?? '',
      },
    ],
    onKeep: async ({ whatHappened = '', rootCause = '', causeKey = '', immediateFix = '', longTermFix = '' }) => {
      const words = { whatHappened, rootCause, causeKey, immediateFix, longTermFix };
      const kept = review
        ? await writeReview(workspace, review.id, words)
        : await beginReview(workspace, incident.id, words);
      return whyNotKept(text, kept);
    },
  };
}

export function deliverQuestion(text: Text, workspace: Workspace, review: PostIncidentReview): Question {
  return {
    title: text('performance.review.deliver'),
    explains: text('performance.review.deliver-hint'),
    keep: text('performance.review.deliver'),
    asked: [{ kind: 'line', name: 'by', label: text('performance.review.by'), isNeeded: true }],
    onKeep: async ({ by = '' }) => whyNotKept(text, await deliverReview(workspace, review.id, by)),
  };
}

export function actionQuestion(text: Text, workspace: Workspace, review: PostIncidentReview): Question {
  return {
    title: text('performance.actions.add'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'line', name: 'what', label: text('performance.actions.what'), isNeeded: true },
      {
        kind: 'choice',
        name: 'term',
        label: text('performance.actions.term'),
        choices: [
          { id: 'immediate', label: text('performance.actions.term-immediate') },
          { id: 'longTerm', label: text('performance.actions.term-long') },
        ],
        value: 'immediate',
      },
      {
        kind: 'choice',
        name: 'side',
        label: text('performance.actions.side'),
        choices: (['vendor', 'partner'] as const).map((id) => ({ id, label: text(sideWords[id]) })),
        value: 'vendor',
      },
      { kind: 'line', name: 'owner', label: text('performance.actions.owner'), isNeeded: true },
      { kind: 'day', name: 'due', label: text('performance.actions.due'), isNeeded: true },
    ],
    onKeep: async ({ what = '', term, side, owner = '', due = '' }) => {
      const promised = await promiseAction(workspace, review.id, {
        what,
        term: term === 'longTerm' ? 'longTerm' : 'immediate',
        side: side === 'partner' ? 'partner' : 'vendor',
        owner,
        due,
      });
      return whyNotKept(text, promised);
    },
  };
}

/** Closes an action by words, by a piece of evidence, or by both. */
export function closeQuestion(
  text: Text,
  workspace: Workspace,
  action: PreventiveAction,
  on: { readonly file: PartnerFile; readonly asOf: string },
): Question {
  return {
    title: text('performance.actions.close'),
    explains: action.what,
    keep: text('performance.actions.close'),
    asked: [
      { kind: 'words', name: 'proof', label: text('performance.actions.proof') },
      evidenceField(text, on.file, on.asOf),
    ],
    onKeep: async (answers) => {
      const proof = { words: answers.proof ?? '', evidenceId: pickedEvidence(answers, on.file) };
      return whyNotKept(text, await closeAction(workspace, action.id, proof));
    },
  };
}
