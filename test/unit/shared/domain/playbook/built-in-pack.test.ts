import { describe, expect, test } from 'vitest';
import { builtInPack, builtInPackParts } from '#shared/domain/playbook/built-in-pack';
import { readPack } from '#shared/domain/playbook/pack-check';

describe('the playbook that comes with the program', () => {
  test('has nothing wrong with it', () => {
    const read = readPack(builtInPackParts);
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  test('asks the questions of qualification and of service, in order', () => {
    expect([...builtInPack().questionById.keys()]).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `M1.Q${number}`),
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `M8.Q${number}`),
    ]);
  });

  test('can be answered at one table: 60 to 90 minutes for both interviews', () => {
    const minutes = [...builtInPack().questionById.values()].reduce((sum, question) => sum + question.minutes, 0);
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
