/** The stages in the life of a working relationship, by the names ISO 44001 gives them. */
export const isoStages = [
  'awareness',
  'knowledge',
  'internalAssessment',
  'partnerSelection',
  'workingTogether',
  'valueCreation',
  'stayingTogether',
  'exitStrategy',
] as const;
export type IsoStage = (typeof isoStages)[number];
