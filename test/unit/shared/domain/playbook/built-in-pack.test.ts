import { describe, expect, test } from 'vitest';
import { builtInPack, builtInPackParts } from '#shared/domain/playbook/built-in-pack';
import { readPack } from '#shared/domain/playbook/pack-check';

describe('the playbook that comes with the program', () => {
  test('has nothing wrong with it', () => {
    const read = readPack(builtInPackParts);
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  test('asks the questions of eight modules and of the talks beside them, in order', () => {
    const asked = { M1: 8, M2: 8, M3: 10, M4: 7, M5: 8, M6: 8, M7: 7, M8: 9, F1: 7, F2: 6, N1: 4, N2: 4, N3: 5 };
    expect([...builtInPack().questionById.keys()]).toEqual(
      Object.entries(asked).flatMap(([form, count]) => Array.from({ length: count }, (_, at) => `${form}.Q${at + 1}`)),
    );
  });

  test('can be answered at one table: no interview takes longer than an hour', () => {
    const { modules, talks } = builtInPack().pack;
    const minutes = [...modules, ...talks].map(
      ({ id, questions }) => [id, questions.reduce((sum, question) => sum + question.minutes, 0)] as const,
    );
    expect(minutes.filter(([, length]) => length < 10 || length > 60)).toEqual([]);
  });

  test('still asks for qualification and service within one visit of 60 to 90 minutes', () => {
    const { moduleById } = builtInPack();
    const minutes = ['M1', 'M8']
      .flatMap((id) => moduleById.get(id)?.questions ?? [])
      .reduce((sum, question) => sum + question.minutes, 0);
    expect(minutes).toBeGreaterThanOrEqual(60);
    expect(minutes).toBeLessThanOrEqual(90);
  });

  test('gives every module a step for each proof it is done by, and no step without a proof', () => {
    for (const module of builtInPack().pack.modules) {
      expect(module.steps.length).toBeGreaterThan(0);
      expect(module.steps.filter(({ predicate }) => predicate === 'true')).toEqual([]);
    }
  });
});
