/** Passes over that tables were closed under a reading, as when a window is being closed; anything else is thrown. */
export function unlessClosed(error: unknown): void {
  if ((error as { name?: string } | null)?.name !== 'DatabaseClosedError') throw error;
}
