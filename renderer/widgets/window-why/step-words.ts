import type { MessageId } from '../../ui/use-text';

/** What each step of a computation says. A step this list does not know is told with its figures. */
export const stepWords: Readonly<Record<string, MessageId>> = {
  service: 'measuring.step.service',
  worstService: 'measuring.step.worst-service',
  serviceHours: 'measuring.step.service-hours',
  excluded: 'measuring.step.excluded',
  outage: 'measuring.step.outage',
  down: 'measuring.step.down',
  late: 'measuring.step.late',
  reopened: 'measuring.step.reopened',
  notFollowedUp: 'measuring.step.not-followed-up',
  region: 'measuring.step.region',
  nearestRank: 'measuring.step.nearest-rank',
  mean: 'measuring.step.mean',
  longest: 'measuring.step.longest',
  updateMissed: 'measuring.step.update-missed',
  more: 'measuring.step.more',
  counted: 'measuring.step.counted',
  failures: 'measuring.step.failures',
  weakestHour: 'measuring.step.weakest-hour',
  byValue: 'measuring.step.by-value',
  lost: 'measuring.step.lost',
  reviewLate: 'measuring.step.review-late',
  actionLate: 'measuring.step.action-late',
  noticeShort: 'measuring.step.notice-short',
  aware: 'measuring.step.aware',
  notice: 'measuring.step.notice',
  noNoticeYet: 'measuring.step.no-notice-yet',
};

/** Why items were left out of a count. Time is left out for the reason that somebody wrote down. */
export const leftOutWords: Readonly<Record<string, MessageId>> = {
  callerMistakes: 'measuring.left-out.caller-mistakes',
  beyondAgreedVolume: 'measuring.left-out.beyond-agreed-volume',
  noTimeLimit: 'measuring.left-out.no-time-limit',
  stillOpen: 'measuring.left-out.still-open',
  notKnown: 'measuring.left-out.not-known',
  noNoticeAgreed: 'measuring.left-out.no-notice-agreed',
  tooFewCases: 'measuring.left-out.too-few-cases',
};

export const notMeasuredWords = {
  noData: 'measuring.not-measured.no-data',
  sampleTooSmall: 'measuring.not-measured.sample-too-small',
  coverageTooSmall: 'measuring.not-measured.coverage-too-small',
} as const satisfies Record<string, MessageId>;
