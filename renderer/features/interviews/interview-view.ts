import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import { type AnswerVersions, versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import { type Consequences, consequencesOf } from '#shared/domain/interviews/consequences';
import type { Interview } from '#shared/domain/interviews/interview';
import { interviewOutline, type OutlineItem } from '#shared/domain/interviews/interview-rules';
import { answersInPlay } from '#shared/domain/interviews/talk-rules';
import type { InterviewForm, PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { useWorkspace } from '../../data/use-workspace';

/** All that the screens of one interview look at. */
export interface InterviewView {
  readonly interview: Interview;
  readonly file: PartnerFile;
  /** The playbook in the version in which the interview is asked. */
  readonly index: PackIndex;
  readonly form: InterviewForm | null;
  readonly facts: PartnerFacts;
  readonly answers: readonly Answer[];
  readonly versions: ReadonlyMap<string, AnswerVersions>;
  readonly outline: readonly OutlineItem[];
}

/** Computed anew only when something on record changed: a key pressed in a field must not wait for it. */
export function useInterviewView(interview: Interview, file: PartnerFile, index: PackIndex): InterviewView {
  const { surroundings } = useWorkspace();
  const asOf = dayOf(new Date(surroundings.now()).toISOString());
  return useMemo(() => interviewView(interview, file, index, asOf), [interview, file, index, asOf]);
}

export function interviewView(interview: Interview, file: PartnerFile, index: PackIndex, asOf: string): InterviewView {
  const answers = answersInPlay(index, interview, file.answers);
  const facts = factsOf({ ...recordsFor(file), answers }, index, { asOf });
  return {
    interview,
    file,
    index,
    form: index.formById.get(interview.moduleId) ?? null,
    facts,
    answers,
    versions: versionsByQuestion(answers),
    outline: interviewOutline(index, interview.moduleId, { facts, answers }),
  };
}

/** What has followed since the interview began: the same rules, over what was known then and over what is known now. */
export function useConsequences({ interview, file, index, facts, answers }: InterviewView): Consequences {
  return useMemo(() => {
    const records = { ...recordsFor(file), answers };
    const before = factsOf(records, index, { asOf: facts.asOf, knownAt: interview.startedAt });
    return consequencesOf(index, before, facts);
  }, [interview, file, index, facts, answers]);
}
