/** What a command answers: text for a person, or JSON for a program, and the code it ends with. */
export interface Outcome {
  readonly code: ExitCode;
  /** For standard output. */
  readonly text: string;
  /** For standard error: what is wrong with the question or the files. */
  readonly problem: string | null;
}

/**
 * 0: all is well. 1: there are findings or breaches, or a gate is not met. 2: the command was not understood. 3: a file
 * cannot be read or written, or is not what it should be.
 */
export type ExitCode = 0 | 1 | 2 | 3;

export function said(code: 0 | 1, text: string): Outcome {
  return { code, text, problem: null };
}

export function unreadable(sentence: string): Outcome {
  return { code: 3, text: '', problem: sentence };
}

export function misused(sentence: string): Outcome {
  return { code: 2, text: '', problem: sentence };
}

/** JSON as it is printed: readable, and one document. */
export function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
