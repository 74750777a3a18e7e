// The program and the server end at every await, those that only look as well; a thousand histories of territories.
// --count: so many ends of each story, and so many histories; --seed: other histories.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/simulation');
