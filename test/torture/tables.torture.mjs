// Kills the browser, damages the files of its IndexedDB in every way that was ever seen (or --count of them), and those of
// its journal, starts it again, and looks whether the program comes back with every record, says so, and never takes it
// for a first start.
import { torment } from './torment.mjs';

process.exitCode = await torment.journey('damaged-tables');
