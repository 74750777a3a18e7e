/** What a change is called for its notice period. */
export const noticeClasses = [
  'emergencySecurity',
  'minorChange',
  'maintenance',
  'breakingChange',
  'deprecation',
  'keyPerson',
] as const;
export type NoticeClass = (typeof noticeClasses)[number];
