import type { Queries } from '../db/database';

/** Notes which version of the program a device runs. Written only when it is another one. */
export async function noteProgram(database: Queries, device: string, program: string): Promise<void> {
  await database.query('update device set program = $2 where device_id = $1 and (program is null or program <> $2)', [
    device,
    program,
  ]);
}
