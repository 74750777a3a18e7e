import type { Judgement } from '../judgement';

/**
 * Every reason a check can give, with what it usually does to the judgement. A reason that weighs `valid` is a note.
 * The words stand in resources/verdicts; a code without words, or words without a code, do not get past the tests.
 */
export const reasonWeights = {
  // The file cannot be read, or not in one way only.
  fileTooLarge: 'undecided',
  notPdf: 'undecided',
  encryptedFile: 'undecided',
  otherVersion: 'undecided',
  damagedFile: 'undecided',
  tooMuchInside: 'undecided',
  verifierBroke: 'undecided',
  bytesOutside: 'invalid',
  readTwoWays: 'invalid',

  // What the file is and how far its signing has come.
  notOurs: 'valid',
  noSignature: 'undecided',
  notFinished: 'undecided',
  dataMissing: 'invalid',
  dataAmbiguous: 'invalid',
  revisedBeforeSigning: 'undecided',
  changedBeforeSigning: 'undecided',
  certificationMissing: 'invalid',
  certificationNotFirst: 'invalid',
  certifiedInPerson: 'invalid',
  certifiedByStranger: 'undecided',
  permissionsDiffer: 'invalid',

  // What makes a document show different things to different people.
  scriptInside: 'undecided',
  actionInside: 'undecided',
  externalContent: 'undecided',
  hiddenLayers: 'undecided',
  mediaInside: 'undecided',

  // The bytes a signature speaks of.
  hiddenSignature: 'invalid',
  signatureUsedTwice: 'invalid',
  rangeMissing: 'invalid',
  rangeOdd: 'invalid',
  rangeNotToTheEnd: 'invalid',
  gapNotTheSignature: 'invalid',
  paddingNotEmpty: 'invalid',
  contentsEmpty: 'invalid',

  // The signature itself.
  kindUnknown: 'undecided',
  messageMalformed: 'invalid',
  messageNotStrict: 'undecided',
  signersNotOne: 'invalid',
  contentInside: 'invalid',
  algorithmWeak: 'undecided',
  algorithmUnknown: 'undecided',
  attributesMissing: 'invalid',
  attributesOdd: 'invalid',
  digestDiffers: 'invalid',
  signatureWrong: 'invalid',
  certificateMissing: 'invalid',
  certificateUnreadable: 'invalid',
  certificateNotNamed: 'invalid',
  certificateDiffers: 'invalid',
  certificateStray: 'invalid',

  // Whose key it was.
  issuerUnknown: 'undecided',
  impostor: 'invalid',
  chainWrong: 'invalid',
  nameNotAllowed: 'invalid',
  chainTooLong: 'invalid',
  usageNotAllowed: 'invalid',
  signerDiffers: 'undecided',
  certificateNotYet: 'invalid',
  certificateExpired: 'undecided',
  expiredBeforeProof: 'undecided',
  revoked: 'invalid',
  revokedLater: 'valid',
  revocationUnknown: 'valid',

  // When it was made.
  claimedTooEarly: 'undecided',
  claimedTooLate: 'undecided',
  claimedMissing: 'valid',
  beaconWrong: 'invalid',
  beaconUnproven: 'valid',
  timeStampWrong: 'invalid',
  timeStampUnproven: 'undecided',
  proofBeforeBeacon: 'invalid',

  // What came after a signature.
  signatureAdded: 'valid',
  timeStampAdded: 'valid',
  validationDataAdded: 'valid',
  savedAgain: 'undecided',
  formFilled: 'valid',
  signatureReplaced: 'invalid',
  signatureFieldAdded: 'invalid',
  formFieldAdded: 'invalid',
  fieldChanged: 'invalid',
  fieldLocked: 'invalid',
  pageChanged: 'invalid',
  pagesChanged: 'invalid',
  annotationChanged: 'invalid',
  attachmentChanged: 'invalid',
  scriptChanged: 'invalid',
  metadataChanged: 'invalid',
  structureChanged: 'invalid',
  layersChanged: 'invalid',
  navigationChanged: 'invalid',
  formChanged: 'invalid',
  catalogChanged: 'invalid',
  validationDataOdd: 'invalid',
  sleepingReferenceFilled: 'invalid',
  unreachableAdded: 'invalid',
  objectRemoved: 'invalid',
  trailerChanged: 'invalid',
  unexplainedChange: 'invalid',

  // The deeper check: the document made again from the data in it.
  rebuiltSame: 'valid',
  rebuiltDifferent: 'invalid',
  rebuildNotOurs: 'valid',
  rebuildNoData: 'undecided',
  rebuildOtherData: 'invalid',
  rebuildOtherVersion: 'undecided',
  rebuildFailed: 'undecided',
} as const satisfies Readonly<Record<string, Judgement>>;

export type ReasonCode = keyof typeof reasonWeights;
export const reasonCodes = Object.keys(reasonWeights) as readonly ReasonCode[];
