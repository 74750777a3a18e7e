/** What remedies need to know of the cases, month by month, so that sliders need not go through the cases again. */
export interface CaseFacts {
  /** By `2026-03`, the month in the agreement's zone in which a case began. A month without serious cases is absent. */
  readonly months: { readonly [month: string]: MonthOfCases };
  /** Critical incidents whose cause came back after its preventive action had been closed. */
  readonly repeatedCauses: readonly { readonly cause: string; readonly month: string }[];
}

export interface MonthOfCases {
  readonly s1Count: number;
  /** Severity 1 cases restored within half of the limit for restoring, on their clock. */
  readonly s1RestoredWithinHalf: number;
  /** Largest share of covered customers hit by a case of severity 1 or 2, 0–1 as decimal text; null: not known. */
  readonly affectedShare: string | null;
}
