/** Under which the last summary is kept, to be painted before a new one is there. */
export const summaryKey = 'summary';
