import type { CommandContext } from '#shared/base/command-context';
import { type Json, sameJson } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Field, Question } from '#shared/domain/playbook/pack';
import { fieldOf, type PackIndex } from '#shared/domain/playbook/pack-index';
import { isLaterVersion } from '#shared/domain/playbook/pack-version-order';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { Answer } from './answer';
import type { AnswerFinding } from './answer-check';
import { misfits } from './answer-fit';
import { versionsByQuestion } from './answer-versions';
import { questionApplies } from './answered-facts';
import type { Interview } from './interview';
import { takeOverOffers } from './known-facts';

/** Why an answer has to be looked at again in another version. Labels are those of the version in which it was given. */
export type LookReason =
  | {
      readonly kind: 'optionRetired';
      readonly fieldId: string;
      readonly label: string;
      readonly options: readonly string[];
    }
  | { readonly kind: 'typeChanged'; readonly fieldId: string; readonly label: string }
  | { readonly kind: 'fieldGone'; readonly fieldId: string; readonly label: string }
  /** A row or a column of a grid. */
  | { readonly kind: 'partGone'; readonly fieldId: string; readonly label: string }
  | { readonly kind: 'nowRequired'; readonly fieldId: string; readonly label: string }
  | { readonly kind: 'outOfBounds'; readonly fieldId: string; readonly label: string }
  /** In the pack's own words. */
  | { readonly kind: 'constraint'; readonly fieldId: string; readonly label: string; readonly otherwise: string };

/** What becomes of one question when an interview is moved to another version. */
export type MigratedQuestion =
  | { readonly fate: 'kept'; readonly question: Question; readonly answer: Answer; readonly isReworded: boolean }
  | {
      readonly fate: 'look';
      readonly question: Question;
      readonly answer: Answer;
      readonly isReworded: boolean;
      readonly reasons: readonly LookReason[];
    }
  /** `offeredFrom`: questions of the earlier version whose answers may be taken over. */
  | {
      readonly fate: 'new';
      readonly question: Question;
      readonly applies: boolean;
      readonly offeredFrom: readonly string[];
    }
  /** Not answered yet, in either version. */
  | { readonly fate: 'open'; readonly question: Question; readonly applies: boolean }
  /** Not asked any more; an answer stays readable in the version in which it was given. */
  | { readonly fate: 'gone'; readonly question: Question; readonly answer: Answer | null };

export interface MigrationPreview {
  readonly from: string;
  readonly to: string;
  /** In the order of the newer version; what is gone stands last. */
  readonly questions: readonly MigratedQuestion[];
}

export interface MigrationInput {
  readonly interview: Interview;
  /** The version it is asked in; null where this device does not have it. */
  readonly from: PackIndex | null;
  readonly to: PackIndex;
  /** Every version of every answer of the partner. */
  readonly answers: readonly Answer[];
  /** The facts as the newer version sees them. */
  readonly facts: PartnerFacts;
}

/** What moving an interview would mean, question by question. Nothing is changed by looking. */
export function previewMigration(input: MigrationInput): MigrationPreview {
  const { interview, from, to, answers, facts } = input;
  const before = from?.formById.get(interview.moduleId)?.questions ?? [];
  const after = to.formById.get(interview.moduleId)?.questions ?? [];
  const versions = versionsByQuestion(answers);
  const stays = new Set(after.map(({ id }) => id));
  const gone = before
    .filter(({ id }) => !stays.has(id))
    .map((question) => ({ fate: 'gone', question, answer: versions.get(question.id)?.shown ?? null }) as const);
  return {
    from: interview.packVersion,
    to: to.pack.version,
    questions: [
      ...after.map((question): MigratedQuestion => {
        const answer = versions.get(question.id)?.shown;
        if (answer) return answered(question, answer, input);
        const applies = questionApplies(question, facts);
        if (before.some(({ id }) => id === question.id)) return { fate: 'open', question, applies };
        const offers = takeOverOffers(question, { index: to, facts, versions });
        return { fate: 'new', question, applies, offeredFrom: offers.map(({ questionId }) => questionId) };
      }),
      ...gone,
    ],
  };
}

export type MoveInterviewRefusal =
  | { readonly kind: 'interview-finished' }
  | { readonly kind: 'other-playbook' }
  | { readonly kind: 'version-not-later' }
  /** The newer version has no such set of questions. */
  | { readonly kind: 'module-unknown' };

/** Moves an interview to a later version. Its answers stay as they are, each in the version in which it was given. */
export function moveInterview(
  interview: Interview,
  to: PackIndex,
  context: Pick<CommandContext, 'now' | 'by'>,
): Result<{ readonly interview: Interview }, MoveInterviewRefusal> {
  if (interview.finishedAt !== null) return refuse({ kind: 'interview-finished' });
  if (interview.packId !== to.pack.id) return refuse({ kind: 'other-playbook' });
  if (!isLaterVersion(to.pack.version, interview.packVersion)) return refuse({ kind: 'version-not-later' });
  if (!to.formById.has(interview.moduleId)) return refuse({ kind: 'module-unknown' });
  const step = { version: interview.packVersion, at: context.now, by: context.by };
  return ok({
    interview: { ...interview, packVersion: to.pack.version, movedFrom: [...interview.movedFrom, step] },
  });
}

function answered(question: Question, answer: Answer, input: MigrationInput): MigratedQuestion {
  const { from, to, facts } = input;
  const asked = from?.questionById.get(question.id);
  const isReworded = asked !== undefined && asked.text !== question.text;
  const findings = misfits(question, answer, { packVersion: to.pack.version, facts });
  if (findings.length === 0) return { fate: 'kept', question, answer, isReworded };
  return { fate: 'look', question, answer, isReworded, reasons: reasonsOf(question, answer, findings, from) };
}

function reasonsOf(
  question: Question,
  answer: Answer,
  findings: readonly AnswerFinding[],
  from: PackIndex | null,
): readonly LookReason[] {
  const reasons = findings.map((finding) => {
    const asked = from ? fieldOf(from, question.id, finding.fieldId) : null;
    const field = question.fields.find(({ id }) => id === finding.fieldId) ?? null;
    return reasonOf(finding, { asked, field, value: answer.value[finding.fieldId] });
  });
  return reasons.filter(
    (reason, at) => reasons.findIndex((other) => sameJson({ ...other } as Json, { ...reason } as Json)) === at,
  );
}

function reasonOf(
  finding: AnswerFinding,
  about: { readonly asked: Field | null; readonly field: Field | null; readonly value: Json | undefined },
): LookReason {
  const { asked, field, value } = about;
  const { fieldId } = finding;
  const label = asked?.label ?? field?.label ?? fieldId;
  if (finding.code === 'unknownField') return { kind: 'fieldGone', fieldId, label };
  if (asked && field && asked.type !== field.type) return { kind: 'typeChanged', fieldId, label };
  switch (finding.code) {
    case 'required':
      return { kind: 'nowRequired', fieldId, label };
    case 'constraint':
      return { kind: 'constraint', fieldId, label, otherwise: finding.otherwise };
    case 'unknownOption':
      return { kind: 'optionRetired', fieldId, label, options: optionsGone(asked, field, value) };
    case 'unknownRow':
    case 'unknownColumn':
      return { kind: 'partGone', fieldId, label };
    case 'wrongType':
    case 'notADate':
    case 'notATime':
    case 'notACountry':
    case 'repeatedOption':
      return { kind: 'typeChanged', fieldId, label };
    default:
      return { kind: 'outOfBounds', fieldId, label };
  }
}

/** What was chosen and cannot be chosen any more, by the label it had. */
function optionsGone(asked: Field | null, field: Field | null, value: Json | undefined): readonly string[] {
  const offered = new Set((field?.options ?? []).map(({ id }) => id));
  const chosen = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  return chosen
    .filter((id) => !offered.has(id))
    .map((id) => asked?.options?.find((option) => option.id === id)?.label ?? id);
}
