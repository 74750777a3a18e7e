import { type ReactNode, useState } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { Consequences } from '#shared/domain/interviews/consequences';
import type { OutlineItem, QuestionState } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Field, Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { GalleryGroup, GallerySample } from '../../ui/gallery-group';
import { Skeleton } from '../../ui/skeleton';
import { AnswerHistory } from './answer-history';
import type { AnswerNames } from './answer-words';
import { ConsequenceList } from './consequence-list';
import { FieldInput } from './field-input';
import { InterviewOutline } from './interview-outline';
import { ModuleScreen } from './module-screen';
import { ModulesPanel } from './modules-panel';
import { ProofPrompt } from './proof-prompt';
import { QuestionHead } from './question-head';
import { ReviewScreen } from './review-screen';
import { sampleFile, sampleView } from './sample-interview';
import { TakeOver } from './take-over';
import { TakingPart } from './taking-part';
import { TalksPanel } from './talks-panel';
import { useAnswerNames } from './use-answer-names';

/** The first field of each type that the playbook asks for: what is drawn here is what is asked. */
function fieldsByType(): readonly (readonly [Question, Field])[] {
  const found = new Map<string, readonly [Question, Field]>();
  for (const question of builtInPack().questionById.values()) {
    for (const field of question.fields) if (!found.has(field.type)) found.set(field.type, [question, field]);
  }
  return [...found.values(), ...unusedTypes.map((field) => [sampleQuestion(), field] as const)];
}

/** Types that packs may use and the built-in one does not. */
const unusedTypes: readonly Field[] = [
  { id: 'scale', label: 'How well does it work today?', type: 'scale5', required: true, internal: false },
  { id: 'price', label: 'Price of a seat', type: 'money', required: true, internal: false, unit: 'EUR' },
];

function sampleQuestion(): Question {
  const [question] = builtInPack().questionById.values();
  if (!question) throw new Error('The playbook has no question.');
  return question;
}

function TriedField({
  question,
  field,
  findings,
}: {
  readonly question: Question;
  readonly field: Field;
  readonly findings: readonly AnswerFinding[];
}) {
  const [value, setValue] = useState<Json | undefined>(undefined);
  return (
    <FieldInput
      field={field}
      questionId={question.id}
      value={value}
      onChange={(next) => setValue(next ?? undefined)}
      findings={findings}
      partnerId="sample-partner"
      zone="Europe/Vienna"
      EvidenceInput={({ field: asked }) => <strong>{asked.label}</strong>}
    />
  );
}

const states: readonly QuestionState[] = [
  'answered',
  'needsProof',
  'open',
  'undecided',
  'declined',
  'notApplicable',
  'skipped',
];

function outline(): readonly OutlineItem[] {
  const questions = builtInPack().moduleById.get('M1')?.questions ?? [];
  return questions.map((question, at) => ({
    question,
    state: states[at % states.length] ?? 'open',
    versions: null,
    proofs: [],
  }));
}

function fieldSamples(): readonly GallerySample[] {
  return fieldsByType().flatMap(([question, field]) => [
    {
      name: `${field.type}, empty`,
      wide: true,
      draw: () => <TriedField question={question} field={field} findings={[]} />,
    },
    {
      name: `${field.type}, refused`,
      wide: true,
      draw: () => <TriedField question={question} field={field} findings={[{ fieldId: field.id, code: 'required' }]} />,
    },
  ]);
}

export const interviewsGallery: GalleryGroup = {
  id: 'interviews',
  title: 'Interview',
  samples: [
    { name: 'opening', wide: true, draw: () => <Skeleton words="–" lines={6} /> },
    {
      name: 'outline, every state',
      draw: () => <InterviewOutline interviewId="sample" items={outline()} currentId="M1.Q3" />,
    },
    ...outline()
      .slice(0, 4)
      .map((item, at) => ({
        name: `question, ${item.state}`,
        wide: true,
        draw: () => <QuestionHead item={item} at={at + 1} of={8} />,
      })),
    {
      name: 'proofs, every state',
      wide: true,
      draw: () => (
        <ProofPrompt
          proofs={[
            { evidenceTypeId: 'E1.1', state: 'missing' },
            { evidenceTypeId: 'E1.2', state: 'pendingReview' },
            { evidenceTypeId: 'E1.4', state: 'accepted' },
          ]}
          index={builtInPack()}
          onCapture={() => undefined}
        />
      ),
    },
    ...fieldSamples(),
    ...screenSamples(),
  ],
};

function screenSamples(): readonly GallerySample[] {
  const view = sampleView();
  const names = ['M1.Q1', 'M1.Q3'].flatMap((id) => view.index.questionById.get(id) ?? []);
  const [first, third] = names;
  const answer = view.versions.get('M1.Q1')?.shown;
  if (!first || !third || !answer) throw new Error('The playbook has changed under the gallery.');
  const offer = { questionId: 'M1.Q1', answer, value: answer.value, leftOut: ['owners'] };
  return [
    {
      name: 'an earlier answer, to take over',
      wide: true,
      draw: () => (
        <Named draw={(known) => <TakeOver question={first} offer={offer} names={known} onTake={nothing} />} />
      ),
    },
    {
      name: 'history',
      wide: true,
      draw: () => (
        <Named draw={(known) => <AnswerHistory question={third} answers={sampleFile.answers} names={known} />} />
      ),
    },
    {
      name: 'what follows',
      wide: true,
      draw: () => <ConsequenceList consequences={sampleConsequences(view.index)} index={view.index} />,
    },
    {
      name: 'who takes part',
      wide: true,
      draw: () => <TakingPart interview={view.interview} people={sampleFile.people} />,
    },
    { name: 'review', wide: true, height: '44rem', draw: () => <ReviewScreen view={view} /> },
    { name: 'modules', wide: true, draw: () => <ModulesPanel file={sampleFile} visitId={null} /> },
    { name: 'talks', wide: true, draw: () => <TalksPanel file={sampleFile} visitId={null} /> },
    {
      name: 'module',
      wide: true,
      draw: () => (
        <ModuleScreen file={sampleFile} moduleId="M3" visitId={null} onBring={nothing} hrefOf={() => '/partners'} />
      ),
    },
  ];
}

function Named({ draw }: { readonly draw: (names: AnswerNames) => ReactNode }) {
  return <>{draw(useAnswerNames(sampleFile))}</>;
}

const nothing = () => undefined;

function sampleConsequences(index: PackIndex): Consequences {
  const added = [...index.questionById.values()].slice(20, 23);
  const [gate] = index.pack.gates;
  const [score] = index.pack.scores;
  const criteria = gate ? gate.criteria.slice(0, 2).map((criterion, at) => ({ gate, criterion, isMet: at === 0 })) : [];
  return {
    tier: { from: 'T1', to: 'T2' },
    added,
    gone: added.slice(0, 1),
    scores: score ? [{ score, from: 40, to: 72 }] : [],
    criteria,
  };
}
