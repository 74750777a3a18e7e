/** What a command is told, because a rule makes no ids, reads no clock and does not know who is at the keyboard. */
export interface CommandContext {
  /** A new UUIDv7 with every call. */
  readonly newId: () => string;
  /** ISO text, UTC. */
  readonly now: string;
  /** User id. */
  readonly by: string;
}
