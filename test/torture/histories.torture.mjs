// 300,000 histories of the merge, or --count of them.
import { torment } from './torment.mjs';

process.exitCode = await torment.tests('test/properties/merge-histories.test.ts');
