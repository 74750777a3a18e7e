import { parseArgs } from 'node:util';
import { explainPartner } from './explain-command';
import { misused, type Outcome, said } from './outcome';
import { checkPlaybook, comparePlaybooks } from './playbook-commands';

export const usage = `Use:
  npx fieldpact playbook check PACK [--json]
      Everything that is wrong with a playbook: file, id and cure.
  npx fieldpact playbook diff A B [--json] [--notes]
      What differs between two playbooks, in plain language; with --notes what partners are told.
  npx fieldpact explain --partner EXPORT.json [--as-of DATE] [--pack PACK] [--json]
      Where a partner stands at each gate on a day (2026-11-21; without one, today), and the way through.

PACK is a JSON file, or a folder such as resources/packs/partner-onboarding.
It ends with 0 if all is well, 1 if there are findings or a gate is not met, 2 if the command was not understood,
3 if a file cannot be read.`;

/** Answers a command line. Reads the files it names and nothing else, and writes nothing. */
export function fieldpact(args: readonly string[], today: string): Outcome {
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
    return explainPartner({ file: partner, asOf: values['as-of'] ?? today, pack: pack ?? null, json });
  }
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
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
