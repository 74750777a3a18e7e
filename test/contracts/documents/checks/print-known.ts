import { createHash } from 'node:crypto';
import { printInNode } from '../../../../renderer/documents/print-in-node';
import { knownFacts, knownPage } from '../known-page';

/** Says the SHA-256 of the file a process makes of the known page. */
const made = await printInNode(knownPage, knownFacts);
process.stdout.write(
  made.ok ? createHash('sha256').update(made.value.bytes).digest('hex') : JSON.stringify(made.error),
);
