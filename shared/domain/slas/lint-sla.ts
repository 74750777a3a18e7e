import type { Problem } from '#shared/domain/agreements/agreement-commands';
import { dutyChecks } from './lint-duties';
import type { LintContext, SlaFinding } from './lint-finding';
import { measureChecks } from './lint-measures';
import { openValueChecks } from './lint-open-values';
import { warningChecks } from './lint-warnings';
import type { Sla } from './sla';

/**
 * Reads an agreement as a careful lawyer and a careful engineer would, before anybody signs. Errors stand in the way;
 * warnings are told. It needs nothing but the agreement's own data.
 */
export function lintSla(sla: Sla, context: LintContext = {}): readonly SlaFinding[] {
  return [...measureChecks, ...dutyChecks, ...openValueChecks, ...warningChecks]
    .flatMap((check) => check(sla, context))
    .toSorted((left, right) => (left.code < right.code ? -1 : left.code > right.code ? 1 : 0));
}

/** The errors among the findings as what stands in the way of locking. */
export function problemsOf(findings: readonly SlaFinding[]): readonly Problem[] {
  return findings.flatMap(({ code, questionId, termId, facts }) =>
    isError(code) ? [{ code, questionId, details: facts, ...(termId === null ? {} : { termId }) }] : [],
  );
}

function isError(code: SlaFinding['code']): code is Extract<Problem['code'], `E${number}`> {
  return code.startsWith('E');
}
