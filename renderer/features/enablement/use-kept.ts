import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Json } from '#shared/base/json';
import { readDraft, useDraftKeeper } from '../../data/drafts';
import { useWorkspace } from '../../data/use-workspace';

export interface Kept<Value> {
  /** Null while it is being read. */
  readonly value: Value | null;
  readonly change: (next: Value) => void;
  /** It was handed in or given up. */
  readonly drop: () => Promise<void>;
}

/** Something unfinished, kept as a draft while it goes on, so that leaving the page loses nothing. */
export function useKept<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  fresh: z.infer<Schema>,
): Kept<z.infer<Schema>> {
  type Value = z.infer<Schema>;
  const workspace = useWorkspace();
  const { keeper } = useDraftKeeper(key);
  const [value, setValue] = useState<Value | null>(null);
  const start = useRef({ schema, fresh });
  useEffect(() => {
    let gone = false;
    void readDraft(workspace, key).then((kept) => {
      if (gone) return;
      const read = start.current.schema.safeParse(kept);
      setValue(read.success ? (read.data as Value) : start.current.fresh);
    });
    return () => {
      gone = true;
    };
  }, [workspace, key]);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      keeper.type(next as Json);
    },
    [keeper],
  );
  const drop = useCallback(() => keeper.drop(), [keeper]);
  return { value, change, drop };
}
