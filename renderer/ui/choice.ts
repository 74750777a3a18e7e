/** One of several things to choose. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** The id among the choices, or null: React Aria answers any key, a screen wants its own words back. */
export function chosen<Id extends string>(choices: readonly Choice<Id>[], key: unknown): Id | null {
  return choices.find((choice) => choice.id === key)?.id ?? null;
}
