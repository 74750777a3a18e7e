import type { ConsoleOverview } from '#shared/contracts/hq-console';

/** A device as headquarters tells of it. */
export type SeenDevice = ConsoleOverview['devices'][number];
