// Five people work in five browsers while everything is killed, cut, frozen and sent twice, for FIELDPACT_MINUTES (10).
// FIELDPACT_SEED throws the same dice again; FIELDPACT_BUG builds in a bug of test/mutations, to see that it is caught.
import { torment } from './torment.mjs';

const minutes = process.env.FIELDPACT_MINUTES ?? '10';
process.exitCode = await torment.journey('five-laptops', { FIELDPACT_MINUTES: minutes });
