// The race for the cursor, half a minute of it or --minutes.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/contracts/database/cursor-race.test.ts');
