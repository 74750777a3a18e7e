import { type Exact, exact, isDecimal } from '#shared/base/decimal';
import type { ProblemCode } from '#shared/domain/agreements/agreement-commands';
import type { ServiceLevelId } from './service-level';
import type { Sla } from './sla';
import type { PublicCommitment } from './sla-parts';

export type LintErrorCode = Extract<ProblemCode, `E${number}`>;
export const lintWarningCodes = ['W01', 'W02', 'W03', 'W04', 'W05'] as const;
export type LintWarningCode = (typeof lintWarningCodes)[number];

/** Something in an agreement that cannot be signed (`error`) or should be talked about first (`warning`). */
export interface SlaFinding {
  readonly code: LintErrorCode | LintWarningCode;
  readonly severity: 'error' | 'warning';
  /** Number of the clause it is about. */
  readonly clause: string;
  /** The answer that cures it, or null. */
  readonly questionId: string | null;
  /** The term that cures it where it is decided at the agreement, or null. */
  readonly termId: string | null;
  readonly measure: ServiceLevelId | null;
  /** Figures and names for the sentence that tells it. */
  readonly facts: { readonly [name: string]: string | number };
  /** For E04: when nobody is there. */
  readonly holes?: RosterHoles;
}

/** When nobody is on call: every week, and on the next dates. Times are on the clock of the agreement's zone. */
export interface RosterHoles {
  readonly weekly: readonly { readonly weekday: number; readonly from: string; readonly to: string }[];
  readonly dates: readonly { readonly date: string; readonly from: string; readonly to: string }[];
}

/** A measured window of the past; the results of a measurement have this shape. */
export interface ShownWindow {
  readonly measure: ServiceLevelId;
  readonly window: { readonly start: string };
  /** `43030/43080` or decimal text, in the unit of the measure. */
  readonly value: string | null;
}

/** What is known beside the agreement itself. All of it can be left out; the agreement's own data is then used. */
export interface LintContext {
  readonly history?: readonly ShownWindow[];
  readonly publicPromises?: readonly PublicCommitment[];
  /** Day from which the next holes of the roster are listed; the agreement's first day otherwise. */
  readonly asOf?: string;
}

export type Check = (sla: Sla, context: LintContext) => readonly SlaFinding[];

interface Told {
  readonly questionId?: string | null;
  readonly termId?: string | null;
  readonly measure?: ServiceLevelId;
  readonly facts?: SlaFinding['facts'];
  readonly holes?: RosterHoles;
}

export function finding(code: SlaFinding['code'], clause: string, told: Told): SlaFinding {
  return {
    code,
    severity: code.startsWith('E') ? 'error' : 'warning',
    clause,
    questionId: told.questionId ?? null,
    termId: told.termId ?? null,
    measure: told.measure ?? null,
    facts: told.facts ?? {},
    ...(told.holes === undefined ? {} : { holes: told.holes }),
  };
}

/** A decimal text as a number, null for anything else: data from a file may hold anything, and E11 tells it. */
export function figure(text: string | null | undefined): Exact | null {
  return typeof text === 'string' && isDecimal(text) ? exact(text) : null;
}

/** `S1 Availability`. */
export function nameOf(level: Pick<Sla['serviceLevels'][number], 'id' | 'name'>): string {
  return `${level.id} ${level.name}`;
}
