import { ok, type Result, refuse } from '#shared/base/result';
import { type Pack, packSchema } from './pack';
import { checkExpressions } from './pack-expressions';
import type { PackFinding, PackFindingCode } from './pack-finding';
import { checkForms } from './pack-forms';
import { checkIds } from './pack-ids';
import { checkProofs } from './pack-proofs';
import { checkReferences } from './pack-references';

/** The longest a step may take: longer ones hide several proofs in one. */
export const longestStepMinutes = 60;

/** Reads a pack from JSON. A pack with any finding is refused whole: half a playbook would promise what it cannot prove. */
export function readPack(json: unknown): Result<Pack, readonly PackFinding[]> {
  const tooLong = stepsTooLong(json);
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) {
    const wrong = parsed.error.issues
      .map((issue) => ({ code: codeOf(issue.path), where: issue.path.join('.'), detail: issue.message }) as const)
      .filter(({ where }) => !tooLong.some((finding) => finding.where === where));
    return refuse([...tooLong, ...wrong]);
  }
  const findings = checkPack(parsed.data);
  return findings.length === 0 ? ok(parsed.data) : refuse(findings);
}

/** Everything that is wrong with a pack whose shape is right. */
export function checkPack(pack: Pack): readonly PackFinding[] {
  return [
    ...checkIds(pack),
    ...checkForms(pack),
    ...checkExpressions(pack),
    ...checkReferences(pack),
    ...checkProofs(pack),
  ];
}

/** What people forget most gets its own name: a step without a predicate, a control that protects nothing. */
function codeOf(path: readonly PropertyKey[]): PackFindingCode {
  const last = path[path.length - 1];
  if (path.includes('steps') && last === 'predicate') return 'emptyPredicate';
  return path[0] === 'controls' && path[2] === 'protects' ? 'protectsNothing' : 'wrongShape';
}

function stepsTooLong(json: unknown): readonly PackFinding[] {
  const modules = listAt(json, 'modules');
  return modules.flatMap((module, moduleAt) =>
    listAt(module, 'steps').flatMap((step, stepAt) => {
      const minutes = (step as { minutes?: unknown } | null)?.minutes;
      return typeof minutes === 'number' && minutes > longestStepMinutes
        ? [
            {
              code: 'stepTooLong',
              where: `modules.${moduleAt}.steps.${stepAt}.minutes`,
              detail: String(minutes),
            } as const,
          ]
        : [];
    }),
  );
}

function listAt(json: unknown, key: string): readonly unknown[] {
  const list = (json as Record<string, unknown> | null | undefined)?.[key];
  return Array.isArray(list) ? list : [];
}
