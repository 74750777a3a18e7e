// The program and the server end at every await, those that only look as well; a thousand histories of territories.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/simulation');
