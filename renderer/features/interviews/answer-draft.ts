import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { jsonSchema } from '#shared/base/json';
import { confidences } from '#shared/domain/interviews/answer';
import type { AnswerValue } from '#shared/domain/interviews/answer-check';
import type { AnswerVersions } from '#shared/domain/interviews/answer-versions';
import { knownBefore } from '#shared/domain/interviews/answered-facts';
import type { Question } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { readDraft, useDraftKeeper } from '../../data/drafts';
import { useWorkspace } from '../../data/use-workspace';

const draftSchema = z.object({
  value: z.record(z.string(), jsonSchema),
  confidence: z.enum(confidences),
  note: z.string(),
  quote: z.string(),
  saidBy: z.string().nullable(),
  reason: z.string(),
});

/** An answer in the making: everything typed so far, not yet given. */
export interface AnswerDraft extends Omit<z.infer<typeof draftSchema>, 'value'> {
  readonly value: AnswerValue;
}

export interface DraftOn {
  readonly interviewId: string;
  /** Who answers, where only one person does. */
  readonly onlyPersonId: string | null;
  readonly question: Question;
  readonly versions: AnswerVersions | null;
  readonly facts: PartnerFacts;
}

/**
 * The answer to one question as it is typed, kept within 300 ms of a keystroke. It starts from what was typed
 * before the program ended, else from the answer that stands, else from what is known already. What changes it stays
 * the same from one drawing to the next, so that a key pressed in one field draws no other.
 */
export function useAnswerDraft(on: DraftOn) {
  const workspace = useWorkspace();
  const key = `answer/${on.interviewId}/${on.question.id}`;
  const { keeper, saved } = useDraftKeeper(key);
  const [draft, setDraft] = useState<AnswerDraft | null>(null);
  const latest = useRef<AnswerDraft | null>(null);
  const start = useRef(on);
  start.current = on;
  useEffect(() => {
    let gone = false;
    void readDraft(workspace, key).then((kept) => {
      if (gone) return;
      const parsed = draftSchema.safeParse(kept);
      latest.current = parsed.success ? (parsed.data as AnswerDraft) : beginning(start.current);
      setDraft(latest.current);
    });
    return () => {
      gone = true;
    };
  }, [workspace, key]);
  const change = useCallback(
    (part: Partial<AnswerDraft>) => {
      if (!latest.current) return;
      latest.current = { ...latest.current, ...part };
      setDraft(latest.current);
      keeper.type(latest.current as unknown as Json);
    },
    [keeper],
  );
  const changeField = useCallback(
    (fieldId: string, value: Json | null) => {
      const { [fieldId]: _old, ...others } = latest.current?.value ?? {};
      change({ value: value === null ? others : { ...others, [fieldId]: value } });
    },
    [change],
  );
  return { draft, change, changeField, saved, drop: () => keeper.drop() };
}

function beginning({ question, versions, facts, onlyPersonId }: DraftOn): AnswerDraft {
  const shown = versions?.shown;
  const known = question.fields.map((field) => [field.id, knownBefore(field, facts)] as const);
  const value = Object.fromEntries(known.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  return {
    value: { ...value, ...(shown?.state === 'answered' ? shown.value : {}) },
    confidence: shown?.confidence ?? 'stated',
    note: shown?.note ?? '',
    quote: shown?.quote ?? '',
    saidBy: shown?.saidBy ?? onlyPersonId,
    reason: '',
  };
}
