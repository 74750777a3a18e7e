import { useEffect, useRef, useState } from 'react';
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
  secondsSpent: z.number(),
});

/** An answer in the making: everything typed so far, not yet given. */
export interface AnswerDraft extends Omit<z.infer<typeof draftSchema>, 'value'> {
  readonly value: AnswerValue;
}

/**
 * The answer to one question as it is typed, kept within 300 ms of a keystroke. It starts from what was typed
 * before the program ended, else from the answer that stands, else from what is known already.
 */
export function useAnswerDraft(on: {
  readonly interviewId: string;
  readonly question: Question;
  readonly versions: AnswerVersions | null;
  readonly facts: PartnerFacts;
}) {
  const workspace = useWorkspace();
  const key = `answer/${on.interviewId}/${on.question.id}`;
  const { keeper, saved } = useDraftKeeper(key);
  const [draft, setDraft] = useState<AnswerDraft | null>(null);
  const seconds = useSecondsSpent(workspace.surroundings.monotonic);
  const start = useRef(on);
  start.current = on;
  useEffect(() => {
    let gone = false;
    void readDraft(workspace, key).then((kept) => {
      if (gone) return;
      const parsed = draftSchema.safeParse(kept);
      setDraft(parsed.success ? (parsed.data as AnswerDraft) : beginning(start.current));
    });
    return () => {
      gone = true;
    };
  }, [workspace, key]);
  const change = (part: Partial<AnswerDraft>) => {
    if (!draft) return;
    const next = { ...draft, ...part, secondsSpent: draft.secondsSpent + seconds.take() };
    setDraft(next);
    keeper.type(next as unknown as Json);
  };
  const changeField = (fieldId: string, value: Json | null) => {
    if (!draft) return;
    const { [fieldId]: _old, ...others } = draft.value;
    change({ value: value === null ? others : { ...others, [fieldId]: value } });
  };
  return { draft, change, changeField, saved, drop: () => keeper.drop(), secondsSince: seconds.take };
}

function beginning({ question, versions, facts }: Parameters<typeof useAnswerDraft>[0]): AnswerDraft {
  const shown = versions?.shown;
  const known = question.fields.map((field) => [field.id, knownBefore(field, facts)] as const);
  const value = Object.fromEntries(known.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  return {
    value: { ...value, ...(shown?.state === 'answered' ? shown.value : {}) },
    confidence: shown?.confidence ?? 'stated',
    note: shown?.note ?? '',
    quote: shown?.quote ?? '',
    saidBy: shown?.saidBy ?? null,
    reason: '',
    secondsSpent: 0,
  };
}

// Counted from the last time it was taken, so that a draft resumed tomorrow does not count the night.
function useSecondsSpent(monotonic: () => number) {
  const since = useRef(monotonic());
  return {
    take: () => {
      const now = monotonic();
      const spent = Math.min(600, Math.max(0, (now - since.current) / 1000));
      since.current = now;
      return spent;
    },
  };
}
