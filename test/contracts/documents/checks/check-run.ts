import { writeFileSync } from 'node:fs';
import { checkHostile } from './check-hostile';

/** What the command line of the check says to a process that does a share of it. */
interface Share {
  readonly from: number;
  readonly every: number;
  readonly count: number;
  /** Files are put here: each with a complaint, and one of ten for the tools outside. */
  readonly folder: string;
}

const share = JSON.parse(process.argv[2] ?? '{}') as Share;
for (let at = share.from; at < share.count; at += share.every) {
  const { seed, bytes, pages, complaints } = await checkHostile(at + 1);
  const isKept = bytes !== null && (complaints.length > 0 || at % 10 === 0);
  const file = isKept ? `${share.folder}/${seed}.pdf` : null;
  if (file !== null && bytes !== null) writeFileSync(file, bytes);
  process.stdout.write(`${JSON.stringify({ seed, pages, complaints, file })}\n`);
}
