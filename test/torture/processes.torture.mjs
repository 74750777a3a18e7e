// Five people work in five browsers while everything is killed, cut, frozen and sent twice, for ten minutes or --minutes.
// --seed throws the same dice again; --bug builds in a bug (test/torture/bugs.ts), to see that it is caught.
import { torment } from './torment.mjs';

process.exitCode = await torment.journey('five-laptops');
