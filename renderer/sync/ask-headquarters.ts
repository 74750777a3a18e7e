import type { z } from 'zod';
import type { Result } from '#shared/base/result';
import type { ConsoleTrouble } from '#shared/sync/console';
import type { Trouble } from './trouble';

/** One question to headquarters with this device's token. `body` null: a GET. */
export type AskHeadquarters = <Reply>(
  path: string,
  schema: z.ZodType<Reply>,
  body: unknown,
  on?: AskOn,
) => Promise<Result<Reply, Trouble>>;

/** What ends a question before it is answered. */
export interface AskOn {
  readonly signal?: AbortSignal | undefined;
  /** Ms. */
  readonly patience?: number;
}

/** What a failed question means for whoever sits at the console. */
export function consoleTrouble(trouble: Trouble): ConsoleTrouble {
  switch (trouble.kind) {
    case 'unreachable':
    case 'not-hq':
    case 'stopped':
      return { kind: 'offline' };
    case 'busy':
      return { kind: 'busy' };
    case 'refused':
      return trouble.code === 'sign-in' || trouble.code === 'unauthorised' || trouble.code === 'revoked'
        ? { kind: 'sign-in' }
        : { kind: 'refused', message: trouble.code };
    case 'problem': {
      const { code, message } = trouble.problem;
      if (code === 'sign-in' || code === 'unauthorised' || code === 'revoked') return { kind: 'sign-in' };
      if (code === 'busy') return { kind: 'busy' };
      return code === 'not-granted' ? { kind: 'not-granted' } : { kind: 'refused', message };
    }
  }
}
