import { ok, type Result, refuse } from '#shared/base/result';
import { type Option, type Pack, packSchema } from './pack';
import { checkExpressions } from './pack-expressions';
import type { PackFinding, PackFindingCode } from './pack-finding';

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
    ...duplicateIds(pack),
    ...misplaced(pack),
    ...factsAskedTwice(pack),
    ...choices(pack),
    ...checkExpressions(pack),
  ];
}

/** A step without a predicate is the mistake people make most; it gets its own name. */
function codeOf(path: readonly PropertyKey[]): PackFindingCode {
  const last = path[path.length - 1];
  return path.includes('steps') && last === 'predicate' ? 'emptyPredicate' : 'wrongShape';
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

function duplicateIds(pack: Pack): readonly PackFinding[] {
  const questions = pack.modules.flatMap((module) => module.questions);
  const lists: readonly (readonly { readonly id: string }[])[] = [
    pack.modules,
    questions,
    pack.modules.flatMap((module) => module.steps),
    pack.evidenceTypes,
    pack.controls,
    pack.gates,
    pack.gates.flatMap((gate) => gate.criteria),
    pack.scores,
  ];
  const fields = questions.flatMap((question) => [
    ...repeated(question.fields).map((id) => `${question.id}.${id}`),
    ...question.fields.flatMap((field) => [
      ...repeated(field.columns ?? []).map((id) => `${question.id}.${field.id}.${id}`),
      ...repeated(field.rows ?? []).map((id) => `${question.id}.${field.id}.${id}`),
    ]),
  ]);
  return [...lists.flatMap(repeated), ...fields].map((where) => ({ code: 'duplicateId', where, detail: where }));
}

function misplaced(pack: Pack): readonly PackFinding[] {
  return pack.modules.flatMap((module) =>
    [...module.questions, ...module.steps]
      .filter(({ id }) => !id.startsWith(`${module.id}.`))
      .map(({ id }) => ({ code: 'wrongModule', where: id, detail: module.id })),
  );
}

/** Two fields with the same home ask for the same fact. */
function factsAskedTwice(pack: Pack): readonly PackFinding[] {
  const firstByHome = new Map<string, string>();
  const findings: PackFinding[] = [];
  for (const question of pack.modules.flatMap((module) => module.questions)) {
    for (const field of question.fields) {
      if (field.home === undefined) continue;
      const where = `${question.id}.${field.id}`;
      const first = firstByHome.get(field.home);
      if (first === undefined) firstByHome.set(field.home, where);
      else findings.push({ code: 'factAskedTwice', where, detail: first });
    }
  }
  return findings;
}

function choices(pack: Pack): readonly PackFinding[] {
  return pack.modules.flatMap((module) =>
    module.questions.flatMap((question) =>
      question.fields.flatMap((field) => {
        const where = `${question.id}.${field.id}`;
        const columns = field.columns ?? [];
        const isGrid = field.type === 'table' || field.type === 'matrix';
        return [
          ...optionFindings(field, where),
          ...columns.flatMap((column) => optionFindings(column, `${where}.${column.id}`)),
          ...(isGrid && columns.length === 0 ? [finding('noColumns', where)] : []),
          ...(field.type === 'matrix' && (field.rows ?? []).length === 0 ? [finding('noRows', where)] : []),
        ];
      }),
    ),
  );
}

function optionFindings(
  of: { readonly type: string; readonly options?: readonly Option[] | undefined },
  where: string,
): readonly PackFinding[] {
  const options = of.options ?? [];
  const needsOptions = of.type === 'one' || of.type === 'many';
  return [
    ...(needsOptions && options.length === 0 ? [finding('noOptions', where)] : []),
    ...repeated(options).map((id) => ({ code: 'repeatedOption', where, detail: id }) as const),
  ];
}

function finding(code: PackFindingCode, where: string): PackFinding {
  return { code, where, detail: where };
}

function repeated(things: readonly { readonly id: string }[]): readonly string[] {
  const ids = things.map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
