import { parseArgs } from 'node:util';
import { type Result, refuse } from '#shared/base/result';
import {
  type Ceremony,
  describeAuthority,
  importIssued,
  initRoot,
  issueRequested,
  renewRootList,
  requestIssuing,
} from './authority-commands';

export const authorityUsage = `Use: node out/server/main.js authority COMMAND
  init-root --folder DIR --name ORGANISATION
      Makes a root in a folder of its own, on a machine without a network.
  request --data-dir DIR
      Makes the issuing key of a headquarters and asks for its certificate.
  issue --folder DIR --request FILE --out FILE [--public-address URL]
      Issues what was asked for, where the root is.
  import --data-dir DIR [--certificate FILE] [--list FILE]
      Takes in what the root issued.
  list --folder DIR [--revoke FILE]
      Makes a new revocation list of the root; names one certificate more with --revoke.
  show --data-dir DIR
      What there is, and the fingerprint of the root.
docs/key-ceremony.md tells when each is done.`;

/** Carries out `authority …`. Answers a text for whoever sits before the machine. */
export async function runAuthorityCommand(
  args: readonly string[],
  ceremony: Ceremony,
): Promise<Result<string, string>> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n${authorityUsage}`);
  }
  const { folder, name, request, out, certificate, list, revoke, ...others } = parsed.values;
  const dataFolder = others['data-dir'];
  const [command] = parsed.positionals;
  if (command === 'init-root' && folder && name?.trim()) return initRoot(folder, name.trim(), ceremony);
  if (command === 'request' && dataFolder) return requestIssuing(dataFolder, ceremony);
  if (command === 'issue' && folder && request && out) {
    const address = others['public-address']?.replace(/\/+$/, '') || null;
    return issueRequested({ folder, request, out, address }, ceremony);
  }
  if (command === 'import' && dataFolder) {
    return importIssued(dataFolder, { certificate: certificate ?? null, list: list ?? null }, ceremony);
  }
  if (command === 'list' && folder) return renewRootList(folder, revoke ?? null, ceremony);
  if (command === 'show' && dataFolder) return describeAuthority(dataFolder);
  return refuse(authorityUsage);
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      folder: text,
      name: text,
      request: text,
      out: text,
      certificate: text,
      list: text,
      revoke: text,
      'data-dir': text,
      'public-address': text,
    },
  });
}
