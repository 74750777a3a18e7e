import type { Option, Pack, Question } from './pack';
import type { PackFinding, PackFindingCode } from './pack-finding';
import { repeated } from './pack-ids';
import { allQuestions } from './pack-names';

/** What is wrong with what is asked: a fact asked twice, a choice without options, a grid without columns. */
export function checkForms(pack: Pack): readonly PackFinding[] {
  const questions = allQuestions(pack);
  return [...homesAskedTwice(questions), ...wordsAskedTwice(questions), ...choices(questions)];
}

/** Two fields with the same home ask for the same fact. */
function homesAskedTwice(questions: readonly Question[]): readonly PackFinding[] {
  const firstByHome = new Map<string, string>();
  const findings: PackFinding[] = [];
  for (const question of questions) {
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

/** Two questions in the same words, or two fields of a question under the same label. */
function wordsAskedTwice(questions: readonly Question[]): readonly PackFinding[] {
  return [
    ...sameWords(questions.map(({ id, text }) => ({ where: id, words: text }))),
    ...questions.flatMap(({ id, fields }) =>
      sameWords(fields.map((field) => ({ where: `${id}.${field.id}`, words: field.label }))),
    ),
  ];
}

function sameWords(asked: readonly { readonly where: string; readonly words: string }[]): readonly PackFinding[] {
  const first = new Map<string, string>();
  const findings: PackFinding[] = [];
  for (const { where, words } of asked) {
    const plain = words
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
      .trim();
    const before = first.get(plain);
    if (before === undefined) first.set(plain, where);
    else if (before !== where) findings.push({ code: 'factAskedTwice', where, detail: before });
  }
  return findings;
}

function choices(questions: readonly Question[]): readonly PackFinding[] {
  return questions.flatMap((question) =>
    question.fields.flatMap((field) => {
      const where = `${question.id}.${field.id}`;
      const columns = field.columns ?? [];
      const isGrid = field.type === 'table' || field.type === 'matrix';
      const hasRows = field.type === 'matrix' || field.type === 'rubric';
      return [
        ...optionFindings(field, where),
        ...columns.flatMap((column) => optionFindings(column, `${where}.${column.id}`)),
        ...(isGrid && columns.length === 0 ? [finding('noColumns', where)] : []),
        ...(hasRows && (field.rows ?? []).length === 0 ? [finding('noRows', where)] : []),
      ];
    }),
  );
}

function optionFindings(
  of: { readonly type: string; readonly options?: readonly Option[] | undefined },
  where: string,
): readonly PackFinding[] {
  const options = of.options ?? [];
  const needsOptions = of.type === 'one' || of.type === 'many' || of.type === 'ranking';
  return [
    ...(needsOptions && options.length === 0 ? [finding('noOptions', where)] : []),
    ...repeated(options).map((id) => ({ code: 'repeatedOption', where, detail: id }) as const),
  ];
}

function finding(code: PackFindingCode, where: string): PackFinding {
  return { code, where, detail: where };
}
