// Every bug on purpose, against the long form of what must notice it.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/mutations');
