import { config } from 'zod';

// Otherwise the schema library probes for `eval`, which the page's policy reports as a violation even though it is caught.
config({ jitless: true });
