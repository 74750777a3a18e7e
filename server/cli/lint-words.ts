import type { SlaFinding } from '#shared/domain/slas/lint-finding';

/** A finding in one line: code, clause, what is wrong, and where it is cured. */
export function lintLine(finding: SlaFinding): string {
  const { code, clause, questionId, termId } = finding;
  const cure = questionId !== null ? ` (question ${questionId})` : termId !== null ? ` (term ${termId})` : '';
  return `${code}, clause ${clause}: ${lintWords(finding)}${cure}`;
}

function lintWords({ code, facts }: SlaFinding): string {
  const fact = (name: string) => String(facts[name] ?? '');
  switch (code) {
    case 'E01':
      return `${fact('measure')} has no source or no way to check it. Name it, or leave the measure out.`;
    case 'E02':
      return `The credit bands of ${fact('measure')} do not fit together at ${fact('edge')} (${fact('what')}). Correct the bands.`;
    case 'E03':
      return `The tolerance of ${fact('measure')} is wrong (${fact('what')}). Choose another one.`;
    case 'E04':
      return `Day-and-night cover is promised, but for ${fact('hoursPerWeek')} hours a week nobody is on call. Fill the roster, or promise less.`;
    case 'E05':
      return `Nobody is named for the ${fact('side')} on rung ${fact('level')} of the ladder. Name one person.`;
    case 'E06':
      return `An availability of ${fact('target')} % cannot be kept: what it stands on (${fact('dependencies')}) comes to ${fact('product')} % together. Promise less, or agree on more with them.`;
    case 'E07':
      return `Records are kept for ${fact('months')} months, but a dispute can last ${fact('needed')}. Keep them longer.`;
    case 'E08':
      return `Notice of ${fact('noticeDays')} days is longer than the term. Shorten the notice, or lengthen the term.`;
    case 'E09':
      return `For risk tier ${fact('tier')} a data breach must be told within ${fact('longest')} hours. Agree on a shorter time.`;
    case 'E10':
      return 'The agreement is printed in two languages, and neither is said to hold. Choose the one that does.';
    case 'E11':
      return `Something is open or does not go together: ${detailsOf(facts)}. Fill it in or correct it.`;
    case 'W01':
      return `${fact('measure')}: the target of ${fact('target')} was missed in ${fact('missed')} of the last ${fact('shown')} results shown.`;
    case 'W02':
      return `${fact('measure')} would never be judged: about ${fact('expected')} are expected in a window, and ${fact('minimumSample')} are needed.`;
    case 'W03':
      return `Severity ${fact('severity')}: the first update would be due only when the service has to work again.`;
    case 'W04':
      return `${fact('count')} measures cost something when they are missed. More than ${fact('most')} are hard to keep in mind.`;
    case 'W05':
      return `“${fact('promise')}” promises ${fact('promised')} ${fact('unit')} in public, and this agreement ${fact('agreed') === 'none' ? 'does not promise it' : `only ${fact('agreed')}`}.`;
  }
}

function detailsOf(facts: SlaFinding['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
