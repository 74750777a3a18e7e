import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { type Json, jsonSchema, sameJson } from '#shared/base/json';
import type { PackEdits } from '#shared/domain/playbook/pack-editing';
import type { PackDraft } from '#shared/domain/playbook/pack-version';
import { changeDraft } from '../../data/actions/playbook-actions';
import { readDraft, useDraftKeeper } from '../../data/drafts';
import { useWorkspace } from '../../data/use-workspace';

/** What is edited of a draft. */
export interface DraftValues {
  readonly version: string;
  readonly title: string;
  readonly content: PackEdits;
}

const keptSchema = z.object({ version: z.string(), title: z.string(), content: z.record(z.string(), jsonSchema) });

/** A record is written when typing pauses for so long; before that the typing is kept on the disk. */
const pauseBeforeRecord = 1500;

export interface OpenDraft {
  readonly values: DraftValues;
  readonly change: (change: Partial<DraftValues>) => void;
  /** Writes what was typed into the record, now. Null: done. Else what kept it from being written. */
  readonly keep: () => Promise<string | null>;
  /** Whether everything typed is in the record. */
  readonly isKept: boolean;
}

/** A draft while it is edited: kept on the disk as it is typed, and in its record when typing pauses. */
export function useDraft(draft: PackDraft, onRefused: (kind: string) => void): OpenDraft {
  const workspace = useWorkspace();
  const { keeper } = useDraftKeeper(`pack-draft/${draft.id}`);
  const recorded: DraftValues = { version: draft.version, title: draft.title, content: draft.content };
  const [typed, setTyped] = useState<DraftValues | null>(null);
  const latest = useRef<DraftValues | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(async () => {
    clearTimeout(timer.current);
    const values = latest.current;
    if (values === null) return null;
    const kept = await changeDraft(workspace, draft.id, { ...values, content: { ...values.content } });
    if (!kept.ok) return kept.error.kind;
    if (latest.current === values) {
      latest.current = null;
      setTyped(null);
      await keeper.drop();
    }
    return null;
  }, [workspace, draft.id, keeper]);

  const change = (next: Partial<DraftValues>) => {
    const values = { ...(latest.current ?? recorded), ...next };
    latest.current = values;
    setTyped(values);
    keeper.type(values as unknown as Json);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep().then((refused) => refused && onRefused(refused)), pauseBeforeRecord);
  };

  // What was typed before the program ended without warning is taken up again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each draft that is opened.
  useEffect(() => {
    void readDraft(workspace, `pack-draft/${draft.id}`).then((left) => {
      const parsed = keptSchema.safeParse(left);
      if (!parsed.success || latest.current !== null) return;
      if (!sameJson(parsed.data as Json, recorded as unknown as Json)) change(parsed.data);
    });
    return () => void keep();
  }, [draft.id]);

  return { values: typed ?? recorded, change, keep, isKept: typed === null };
}
