import type { PartnerFile } from '#shared/records/partner-file';
import { gatherPartnerFile } from './partner-file';
import type { Workspace } from './workspace';

export interface EachPartnerOptions {
  readonly signal: AbortSignal;
  /** Told after every partner. */
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * After so many milliseconds the window gets its turn. Well below the 50 ms from which a press of a key is felt to
 * wait, because one step of the work may take some of them too.
 */
const sliceMs = 12;

/**
 * Works through the files of all partners in slices, so that the window stays quick, and stops when it is told to.
 * True: all were worked through. A partner that went away meanwhile is left out.
 * @param work stops wherever the window may draw
 */
export async function eachPartner(
  workspace: Workspace,
  work: (file: PartnerFile) => Generator<undefined, void, undefined>,
  { signal, onProgress }: EachPartnerOptions,
): Promise<boolean> {
  const { surroundings, database } = workspace;
  // From the tables: the directory may still be reading, and a report over a part of the partners would look whole.
  const partners = await database.rows.where('entity').equals('partner').primaryKeys();
  let began = surroundings.monotonic();
  const rest = async () => {
    if (surroundings.monotonic() - began < sliceMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    began = surroundings.monotonic();
  };
  for (const [at, id] of partners.entries()) {
    if (signal.aborted) return false;
    const file = await gatherPartnerFile(database, id);
    await rest();
    const steps = file ? work(file) : null;
    while (steps && !steps.next().done) {
      await rest();
      if (signal.aborted) return false;
    }
    onProgress(at + 1, partners.length);
  }
  return true;
}
