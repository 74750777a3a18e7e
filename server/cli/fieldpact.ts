import { parseArgs } from 'node:util';
import { extractData, renderDocument } from './document-commands';
import { explainPartner } from './explain-command';
import { lintAgreement } from './lint-command';
import { measureSla } from './measure-command';
import { misused, type Outcome, said } from './outcome';
import { checkPlaybook, comparePlaybooks } from './playbook-commands';
import { timeStampFile } from './timestamp-command';
import { verifyFiles } from './verify-command';

export const usage = `Use:
  npx fieldpact playbook check PACK [--json]
      Everything that is wrong with a playbook: file, id and cure.
  npx fieldpact playbook diff A B [--json] [--notes]
      What differs between two playbooks, in plain language; with --notes what partners are told.
  npx fieldpact explain --partner EXPORT.json [--as-of DATE] [--pack PACK] [--json]
      Where a partner stands at each gate on a day (2026-11-21; without one, today), and the way through.
  npx fieldpact sla measure --agreement FILE --data RECORDS [--data …] --from DAY --to DAY [--table NAME]
                            [--zone ZONE] [--service NAME] [--watched-until MOMENT] [--json]
      What an agreement came to, by its own formulas; the day of --to no longer belongs to the time.
  npx fieldpact sla lint FILE [--json]
      What stands in the way of signing an agreement, and what should be talked about first.
  npx fieldpact document render --kind sla|jsp|report --data FILE --out FILE.pdf [--language en|de] [--draft]
                                [--created-at MOMENT] [--author NAME] [--json]
      The PDF of an agreement, a plan or a report. The same data, moment and author give the same bytes.
  npx fieldpact document extract FILE.pdf [--out FILE.json]
      The data that lies in a PDF.
  npx fieldpact verify FILE.pdf … [--trust ROOT.pem]… [--time-trust ROOT.pem]… [--as-of MOMENT]
                            [--language en|de] [--no-rebuild] [--json]
      Whether signed PDFs are genuine: valid, not valid, or cannot be decided, each with its reasons.
      Roots of --time-trust are believed about the time only.
  npx fieldpact timestamp FILE.pdf --from URL --out FILE.pdf [--trust ROOT.pem]… [--time-trust ROOT.pem]… [--json]
      Adds a time-stamp of any authority (RFC 3161) to a signed PDF; with --trust or --time-trust only if it is
      believed. The first bytes stay as they are.
  npx fieldpact report --data-dir DIR [--as-of DAY] [--format json|csv|pdf] [--out FILE] [--metric NAME]… [--tier TIER]…
      The figures of all territories of a headquarters as they were known at the end of a day; without one, now.
  npx fieldpact hq serve|enrol|devices|revoke|grant|verify|backup|restore|export|report|erase …
      Runs headquarters and looks after it; npx fieldpact hq --help says how.

PACK is a JSON file, or a folder such as resources/packs/partner-onboarding. An agreement is its JSON, or the PDF it
lies in. RECORDS are CSV or JSON; docs/data-formats.md says which. ZONE holds for times that do not say theirs.
It ends with 0 if all is well, 1 if there are findings or breaches or a gate is not met, 2 if the command was not
understood, 3 if a file cannot be read or written.`;

/**
 * Answers a command line. Reads the files it names and nothing else, and writes none but that of --out.
 * @param now ISO moment, UTC
 * @param progress takes lines for whoever watches a long command
 */
export async function fieldpact(
  args: readonly string[],
  now: string,
  progress: (line: string) => void = () => undefined,
): Promise<Outcome> {
  if (args[0] === 'hq' || args[0] === 'report') {
    // Loaded only here: nobody who checks a playbook waits for a database.
    const { hqCommand } = await import('./hq-command');
    return hqCommand(args[0] === 'hq' ? args.slice(1) : args, { now: Date.parse(now), progress });
  }
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return misused(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  const [topic, ...rest] = positionals;
  if (values.help || topic === 'help') return said(0, usage);
  if (topic === 'playbook') return playbook(rest, values);
  if (topic === 'explain') {
    if (rest.length > 0) return misused(`“${rest[0]}” was not expected.\n\n${usage}`);
    const { partner, pack, json } = values;
    if (partner === undefined) return misused(`Which partner? Name its file with --partner.\n\n${usage}`);
    return explainPartner({ file: partner, asOf: values['as-of'] ?? now.slice(0, 10), pack: pack ?? null, json });
  }
  if (topic === 'sla') return sla(rest, values);
  if (topic === 'document') return document(rest, values, now);
  if (topic === 'verify') {
    if (rest.length === 0) return misused(`verify wants the PDF files to check.\n\n${usage}`);
    return verifyFiles({
      files: rest,
      trust: values.trust ?? [],
      timeTrust: values['time-trust'] ?? [],
      at: values['as-of'] ?? now,
      language: values.language ?? 'en',
      rebuilds: !values['no-rebuild'],
      json: values.json,
    });
  }
  if (topic === 'timestamp') return timestamp(rest, values, now);
  return misused(topic === undefined ? usage : `There is no command “${topic}”.\n\n${usage}`);
}

function playbook(
  [command, ...paths]: readonly string[],
  { json, notes }: { readonly json: boolean; readonly notes: boolean },
): Outcome {
  const [first, second] = paths;
  if (command === 'check' && first !== undefined && paths.length === 1) return checkPlaybook(first, json);
  if (command === 'diff' && first !== undefined && second !== undefined && paths.length === 2)
    return comparePlaybooks([first, second], { json, notes });
  const wanted = command === 'check' ? 'one playbook' : command === 'diff' ? 'two playbooks' : '“check” or “diff”';
  return misused(`playbook ${command ?? ''} wants ${wanted}.\n\n${usage}`);
}

type Values = ReturnType<typeof parse>['values'];

async function sla([command, ...files]: readonly string[], values: Values): Promise<Outcome> {
  const [file] = files;
  if (command === 'lint') {
    if (file === undefined || files.length > 1) return misused(`sla lint wants one agreement.\n\n${usage}`);
    return lintAgreement(file, values.json);
  }
  if (command !== 'measure' || files.length > 0)
    return misused(
      `sla wants “measure” or “lint”${file === undefined ? '' : `, and “${file}” was not expected`}.\n\n${usage}`,
    );
  const { agreement, data, from, to } = values;
  if (agreement === undefined || data === undefined || from === undefined || to === undefined)
    return misused(`sla measure wants --agreement, --data, --from and --to.\n\n${usage}`);
  return measureSla({
    agreement,
    data,
    from,
    to,
    tables: values.table ?? [],
    zone: values.zone ?? null,
    service: values.service ?? '',
    watchedUntil: values['watched-until'] ?? null,
    json: values.json,
  });
}

async function document([command, ...files]: readonly string[], values: Values, now: string): Promise<Outcome> {
  const [file] = files;
  const { kind, out, data } = values;
  if (command === 'extract') {
    if (file === undefined || files.length > 1) return misused(`document extract wants one PDF.\n\n${usage}`);
    return extractData(file, out ?? null);
  }
  const [source] = data ?? [];
  if (command !== 'render' || files.length > 0)
    return misused(
      `document wants “render” or “extract”${file === undefined ? '' : `, and “${file}” was not expected`}.\n\n${usage}`,
    );
  if (kind === undefined || source === undefined || out === undefined || (data ?? []).length > 1)
    return misused(`document render wants --kind, one --data and --out.\n\n${usage}`);
  return renderDocument({
    kind,
    data: source,
    out,
    language: values.language ?? null,
    isDraft: values.draft,
    createdAt: values['created-at'] ?? now,
    author: values.author ?? '',
    json: values.json,
  });
}

function timestamp(files: readonly string[], values: Values, now: string): Outcome | Promise<Outcome> {
  const [file] = files;
  const { from, out } = values;
  if (file === undefined || files.length > 1 || from === undefined || out === undefined)
    return misused(`timestamp wants one signed PDF, --from and --out.\n\n${usage}`);
  return timeStampFile({
    file,
    from,
    out,
    trust: [...(values.trust ?? []), ...(values['time-trust'] ?? [])],
    now,
    json: values.json,
  });
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      notes: { type: 'boolean', default: false },
      partner: { type: 'string' },
      'as-of': { type: 'string' },
      pack: { type: 'string' },
      agreement: { type: 'string' },
      data: { type: 'string', multiple: true },
      table: { type: 'string', multiple: true },
      from: { type: 'string' },
      to: { type: 'string' },
      zone: { type: 'string' },
      service: { type: 'string' },
      'watched-until': { type: 'string' },
      kind: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string' },
      draft: { type: 'boolean', default: false },
      'created-at': { type: 'string' },
      author: { type: 'string' },
      trust: { type: 'string', multiple: true },
      'time-trust': { type: 'string', multiple: true },
      'no-rebuild': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
