/** How much the worker has to measure. */
export interface MeasuringTask {
  readonly requests: number;
  readonly rounds: number;
  readonly months: number;
  /** Requests of each month over which the sliders move. */
  readonly perMonth: number;
}

/** All in milliseconds. */
export interface MeasuringMeasured {
  readonly measure: readonly number[];
  /** Once through the same columns, adding up. */
  readonly pass: readonly number[];
  readonly moves: readonly number[];
  readonly year: number;
  /** So that nothing of what was measured can be left out as unused. */
  readonly told: number;
}
