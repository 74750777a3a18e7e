import type { AttackFamily } from './attack';
import { addedRevisions } from './families/added-revisions';
import { addedAnnotations, bentPermissions } from './families/certified-changes';
import { falseIdentities, falseTimes } from './families/false-identities';
import { forgedMessages } from './families/forged-messages';
import { forgedRanges } from './families/forged-ranges';
import { movedRanges } from './families/moved-ranges';
import { oddFiles } from './families/odd-files';
import { addedActions, exchangedPages } from './families/pages-and-actions';
import { exchangedData, exchangedDescription, exchangedInk } from './families/parts-exchanged';
import { preparedDocuments } from './families/prepared-documents';
import { storeAndStamps, takenAway } from './families/store-and-stamps';

/** Every published family of attacks on signed documents, with our cases of it. */
export const families: readonly AttackFamily[] = [
  forgedRanges,
  addedRevisions,
  movedRanges,
  addedAnnotations,
  bentPermissions,
  exchangedInk,
  exchangedDescription,
  exchangedData,
  exchangedPages,
  addedActions,
  forgedMessages,
  falseIdentities,
  falseTimes,
  oddFiles,
  storeAndStamps,
  takenAway,
  preparedDocuments,
];
