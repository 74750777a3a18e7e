/** Asks the database. Values take the places `$1`, `$2` …; never write a value into the text. */
export interface Queries {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * The database of headquarters. Whole numbers come back as numbers, times are kept as milliseconds, hashes as
 * hexadecimal text and documents as JSON text, so that every database gives the same answers.
 */
export interface Database extends Queries {
  /** Does all of the work or nothing. The work may be run again when the database asks for it, so it only uses `tx`. */
  transaction<Value>(work: (tx: Queries) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

const attempts = 6;

/** Runs a transaction again when the database says that two of them met (serialisation failure or deadlock). */
export async function againWhenTheyMeet<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attempts || !mayRunAgain(error)) throw error;
      await new Promise((wake) => setTimeout(wake, Math.random() * 20 * 2 ** attempt));
    }
  }
}

function mayRunAgain(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}

/** Whether the database could not be reached, as opposed to having refused. */
export function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') {
    return /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/.test(code);
  }
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}
