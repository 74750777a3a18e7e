import { useState } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { OutlineItem, QuestionState } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Field, Question } from '#shared/domain/playbook/pack';
import type { GalleryGroup, GallerySample } from '../../ui/gallery-group';
import { Skeleton } from '../../ui/skeleton';
import { FieldInput } from './field-input';
import { InterviewOutline } from './interview-outline';
import { ProofPrompt } from './proof-prompt';
import { QuestionHead } from './question-head';

/** The first field of each type that the playbook asks for: what is drawn here is what is asked. */
function fieldsByType(): readonly (readonly [Question, Field])[] {
  const found = new Map<string, readonly [Question, Field]>();
  for (const question of builtInPack().questionById.values()) {
    for (const field of question.fields) if (!found.has(field.type)) found.set(field.type, [question, field]);
  }
  return [...found.values()];
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
          onCapture={() => undefined}
        />
      ),
    },
    ...fieldSamples(),
  ],
};
