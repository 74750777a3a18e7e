import type { Json } from '#shared/base/json';
import { packSchema } from '#shared/domain/playbook/pack';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';

const arc = { problem: 'p', insight: 'i', solution: 's', impact: 'n' };

/** A question with its fields; the rest is as plain as can be. */
export function aQuestion(id: string, fields: readonly Json[], over: { readonly [key: string]: Json } = {}): Json {
  return { id, text: `${id}?`, minutes: 2, fields, ...over };
}

/** A playbook with two modules, a quarterly talk and one of our own role: small enough to be seen through. */
export function aSmallPlaybook(
  over: { readonly m1?: readonly Json[]; readonly m2?: readonly Json[]; readonly version?: string } = {},
): PackIndex {
  const module = (id: string, questions: readonly Json[]) => ({
    id,
    title: `Module ${id}`,
    arc,
    isoStages: ['awareness'],
    questions,
    steps: [],
    done: `moduleAnswered('${id}')`,
  });
  const talk = (id: string, audience: string, every: string) => ({
    id,
    title: `Talk ${id}`,
    purpose: 'why',
    audience,
    every,
    questions: [aQuestion(`${id}.Q1`, [{ id: 'words', label: 'Words', type: 'text' }])],
  });
  return indexPack(
    packSchema.parse({
      format: 1,
      id: 'small',
      version: over.version ?? '1.0.0',
      title: 'Small',
      modules: [
        module('M1', over.m1 ?? [aQuestion('M1.Q1', [{ id: 'words', label: 'Words', type: 'text' }])]),
        module('M2', over.m2 ?? [aQuestion('M2.Q1', [{ id: 'words', label: 'Words', type: 'text' }])]),
      ],
      evidenceTypes: [],
      controls: [],
      gates: [],
      talks: [talk('F1', 'partner', 'quarter'), talk('N1', 'internal', 'once')],
    }),
  );
}
