// Imported first by every command: modules run in the order they are imported, so nothing else has run yet
// when a too old Node is sent away. Nothing here or in node-version.mjs may use what an old Node does not have.
import { nodeRefusal } from './node-version.mjs';

const refusal = nodeRefusal(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
