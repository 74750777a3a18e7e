import type { Database } from '../db/database';
import type { Pokes } from './pokes';

/** Looks every second whether a space moved on by another headquarters on the same database, and says so. */
export function watchSpaces(database: Database, pokes: Pokes): () => void {
  let known: ReadonlyMap<string, number> = new Map();
  const look = async () => {
    const rows = await database.query<{ space_id: string; seq: number }>('select space_id, seq from space');
    // A territory looked at for the first time may have moved on as well since somebody began to listen to it.
    for (const { space_id, seq } of rows) if (known.get(space_id) !== seq) pokes.poke(space_id, seq);
    known = new Map(rows.map(({ space_id, seq }) => [space_id, seq]));
  };
  // Out of reach for a while is no matter: the next look sees the same numbers.
  const timer = setInterval(() => void look().catch(() => undefined), 1000);
  return () => clearInterval(timer);
}
