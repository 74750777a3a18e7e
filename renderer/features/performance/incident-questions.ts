import type { Incident, IncidentEvent } from '#shared/domain/performance/incident';
import type { IncidentStep, IncidentStepName } from '#shared/domain/performance/incident-commands';
import { severityBy } from '#shared/domain/performance/incident-rules';
import {
  correctIncident,
  correctIncidentEvent,
  logIncident,
  takeBackIncidentEvent,
  takeIncidentStep,
} from '../../data/actions/incident-actions';
import type { Workspace } from '../../data/workspace';
import { type Text, useText } from '../../ui/use-text';
import { instantOfLocal, localMomentOf } from '../../widgets/local-moment';
import { impactWords, pauseWords, severityName, stepNames, urgencyWords, whyNotKept } from './performance-words';
import type { Answers, Asked, Question } from './question-dialog';

const impacts = ['0', '1', '2', '3'] as const;
const urgencies = ['0', '1', '2'] as const;

/** Logging takes seconds: what is wrong, how much, how soon. The rest can follow when the phone is down. */
export function useLogQuestion(
  workspace: Workspace,
  of: { readonly partnerId: Incident['partnerId']; readonly agreementId: string },
): () => Question {
  const text = useText();
  return () => ({
    title: text('performance.incidents.log'),
    keep: text('performance.incidents.log'),
    asked: [
      { kind: 'line', name: 'title', label: text('performance.incident.title'), isNeeded: true },
      {
        kind: 'choice',
        name: 'impact',
        label: text('performance.incident.impact'),
        choices: impacts.map((id) => ({ id, label: text(impactWords[Number(id)] ?? impactWords[3]) })),
        value: '1',
      },
      {
        kind: 'choice',
        name: 'urgency',
        label: text('performance.incident.urgency'),
        choices: urgencies.map((id) => ({ id, label: text(urgencyWords[Number(id)] ?? urgencyWords[2]) })),
        value: '0',
      },
      { kind: 'yesNo', name: 'security', label: text('performance.incident.security') },
      { kind: 'line', name: 'service', label: text('performance.incident.service') },
      { kind: 'line', name: 'reference', label: text('performance.incident.reference') },
      { kind: 'moment', name: 'started', label: text('performance.incident.started') },
      { kind: 'moment', name: 'detected', label: text('performance.incident.detected') },
      {
        kind: 'moment',
        name: 'opened',
        label: text('performance.incidents.opened'),
        hint: text('performance.form.at-hint'),
      },
    ],
    says: (answers) => text('performance.incident.becomes', { severity: severityName(severityOf(answers)) }),
    onKeep: async (answers) => {
      const openedAt = instantOfLocal(answers.opened ?? '');
      const kept = await logIncident(workspace, {
        partnerId: of.partnerId,
        agreementId: of.agreementId as Incident['agreementId'],
        title: answers.title ?? '',
        service: answers.service ?? '',
        reference: answers.reference ?? '',
        touchesSecurity: answers.security === 'yes',
        startedAt: instantOfLocal(answers.started ?? ''),
        detectedAt: instantOfLocal(answers.detected ?? ''),
        ...(openedAt === null ? {} : { openedAt }),
        severity: severityOf(answers),
      });
      return whyNotKept(text, kept);
    },
  });
}

function severityOf(answers: Answers) {
  const impact = Math.min(3, Math.max(0, Number(answers.impact ?? 3))) as 0 | 1 | 2 | 3;
  const urgency = Math.min(2, Math.max(0, Number(answers.urgency ?? 2))) as 0 | 1 | 2;
  return severityBy(impact, urgency, answers.security === 'yes');
}

/** What a step asks for, and taking it. */
export function stepQuestion(text: Text, workspace: Workspace, incident: Incident, step: IncidentStepName): Question {
  return {
    title: text(stepNames[step]),
    keep: text(stepNames[step]),
    asked: [
      ...fieldsOf(text, step),
      { kind: 'line', name: 'person', label: text('performance.form.person') },
      { kind: 'words', name: 'note', label: text('performance.form.note') },
      { kind: 'moment', name: 'at', label: text('performance.form.at'), hint: text('performance.form.at-hint') },
    ],
    onKeep: async (answers) => whyNotKept(text, await takeIncidentStep(workspace, incident.id, stepOf(step, answers))),
  };
}

const severities = ['s1', 's2', 's3', 's4'] as const;
const levels = ['L1', 'L2', 'L3', 'L4'] as const;
const reasons = ['waitingForCustomer', 'waitingForOtherParty', 'agreedDeferral'] as const;

function fieldsOf(text: Text, step: IncidentStepName): readonly Asked[] {
  const severity: Asked = {
    kind: 'choice',
    name: 'severity',
    label: text('performance.step-form.severity'),
    choices: severities.map((id) => ({ id, label: severityName(id) })),
    value: 's2',
  };
  if (step === 'classify')
    return [severity, { kind: 'yesNo', name: 'consent', label: text('performance.step-form.consent') }];
  if (step === 'askLower') return [severity];
  if (step === 'escalate') {
    const choices = levels.map((id) => ({ id, label: id }));
    return [{ kind: 'choice', name: 'level', label: text('performance.step-form.level'), choices, value: 'L1' }];
  }
  if (step !== 'pause') return [];
  const choices = reasons.map((id) => ({ id, label: text(pauseWords[id]) }));
  return [
    {
      kind: 'choice',
      name: 'reason',
      label: text('performance.step-form.pause-reason'),
      choices,
      value: 'waitingForCustomer',
    },
  ];
}

function oneOf<Word extends string>(words: readonly Word[], said: string | undefined, otherwise: Word): Word {
  return words.find((word) => word === said) ?? otherwise;
}

function stepOf(step: IncidentStepName, answers: Answers): IncidentStep {
  const at = instantOfLocal(answers.at ?? '');
  const note = answers.note ?? '';
  const said = { note, personName: answers.person ?? '', ...(at === null ? {} : { at }) };
  switch (step) {
    case 'classify':
      return {
        ...said,
        do: step,
        severity: oneOf(severities, answers.severity, 's2'),
        consent: answers.consent === 'yes',
      };
    case 'askLower':
      return { ...said, do: step, severity: oneOf(severities, answers.severity, 's3') };
    case 'pause':
      return { ...said, do: step, reason: oneOf(reasons, answers.reason, 'waitingForCustomer') };
    case 'escalate':
      return { ...said, do: step, level: oneOf(levels, answers.level, 'L1') };
    default:
      return { ...said, do: step };
  }
}

/** Corrects what an incident is about. When it was opened stays: every clock runs from there. */
export function incidentQuestion(text: Text, workspace: Workspace, incident: Incident): Question {
  const { title, service, reference, startedAt, detectedAt } = incident;
  return {
    title: text('performance.incident.correct-incident'),
    explains: text('performance.incident.correct-incident-hint'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'line', name: 'title', label: text('performance.incident.title'), isNeeded: true, value: title },
      { kind: 'line', name: 'service', label: text('performance.incident.service'), value: service },
      { kind: 'line', name: 'reference', label: text('performance.incident.reference'), value: reference },
      {
        kind: 'moment',
        name: 'started',
        label: text('performance.incident.started'),
        hint: text('performance.incident.unknown-hint'),
        value: localMomentOf(startedAt),
      },
      {
        kind: 'moment',
        name: 'detected',
        label: text('performance.incident.detected'),
        hint: text('performance.incident.unknown-hint'),
        value: localMomentOf(detectedAt),
      },
    ],
    onKeep: async (answers) => {
      const corrected = await correctIncident(workspace, incident.id, {
        title: answers.title ?? '',
        service: answers.service ?? '',
        reference: answers.reference ?? '',
        startedAt: instantOfLocal(answers.started ?? '', startedAt),
        detectedAt: instantOfLocal(answers.detected ?? '', detectedAt),
      });
      return whyNotKept(text, corrected);
    },
  };
}

/** Corrects one event, or takes it back. */
export function correctionQuestion(text: Text, workspace: Workspace, event: IncidentEvent): Question {
  return {
    title: text('performance.incident.correct'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'moment', name: 'at', label: text('performance.form.at') },
      { kind: 'words', name: 'note', label: text('performance.form.note'), value: event.note },
      { kind: 'line', name: 'person', label: text('performance.form.person'), value: event.personName },
      { kind: 'yesNo', name: 'takesBack', label: text('performance.incident.take-back') },
      { kind: 'words', name: 'because', label: text('performance.incident.because'), isNeeded: true },
    ],
    onKeep: async (answers) => {
      const because = answers.because ?? '';
      if (answers.takesBack === 'yes')
        return whyNotKept(text, await takeBackIncidentEvent(workspace, event.id, because));
      const corrected = await correctIncidentEvent(workspace, event.id, {
        at: instantOfLocal(answers.at ?? '') ?? event.at,
        note: answers.note ?? '',
        personName: answers.person ?? '',
        because,
      });
      return whyNotKept(text, corrected);
    },
  };
}
