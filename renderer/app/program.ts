import { createContext, useContext } from 'react';
import type { Result } from '#shared/base/result';
import type { Enrolled, EnrolmentRefusal, SyncReport } from '#shared/sync/sync-state';

/** What pages may ask of the parts that run beside the screens. Put together in main.tsx. */
export interface Program {
  readonly report: () => SyncReport;
  /** @returns stops listening */
  readonly listen: (listener: () => void) => () => void;
  readonly syncNow: () => void;
  readonly enrol: (on: {
    readonly hqAddress: string;
    readonly code: string;
    readonly deviceName: string;
  }) => Promise<Result<Enrolled, EnrolmentRefusal>>;
}

const ProgramContext = createContext<Program | null>(null);

export const ProgramProvider = ProgramContext.Provider;

export function useProgram(): Program {
  const program = useContext(ProgramContext);
  if (!program) throw new Error('A page was drawn before the program was put together.');
  return program;
}
