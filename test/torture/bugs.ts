import { type Mutant, programMutants } from '../mutations/mutants';

/** Bugs that only real processes can show, for between them and the disk nothing is of our making. */
const processBugs: readonly Mutant[] = [
  {
    wrong: 'headquarters answers before it has committed',
    file: 'server/sync/apply-push.ts',
    text: 'database.transaction((tx) => take(tx, source.value, changes.value, clock, sees))',
    instead: `new Promise<Awaited<ReturnType<typeof take>>>((tell, fail) => {
      const all = database.transaction(async (tx) => {
        const early = await take(tx, source.value, changes.value, clock, sees);
        tell(early);
        await new Promise((wake) => setTimeout(wake, 50));
        return early;
      });
      all.then(tell, fail);
    })`,
  },
  {
    wrong: 'a save is called done before the journal has it',
    file: 'renderer/data/journal-tail.ts',
    text: 'await this.#journal.append(records);',
    instead: 'void this.#journal.append(records).catch(() => undefined);',
  },
  {
    wrong: 'the journal of a browser is not flushed',
    file: 'renderer/host/private-segments.ts',
    text: `writeAllAt(file, bytes, at);
      file.flush();`,
    instead: 'writeAllAt(file, bytes, at);',
  },
];

/** Every bug that can be built into window or headquarters, to see that the torture finds it. */
export const allBugs: readonly Mutant[] = [...programMutants, ...processBugs];
