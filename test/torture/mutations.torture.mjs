// Every bug on purpose (or --count of each kind), against the long form of what must notice it.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/mutations');
