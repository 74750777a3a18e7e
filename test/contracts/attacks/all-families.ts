import type { AttackFamily } from './attack';
import { addedRevisions } from './families/added-revisions';
import { forgedRanges } from './families/forged-ranges';

/** Every published family of attacks on signed documents, with our cases of it. */
export const families: readonly AttackFamily[] = [forgedRanges, addedRevisions];
