import { ok } from '#shared/base/result';
import { addArchivalData } from '#shared/proof/pades/archive';
import { verifyFile } from '#shared/proof/verify/verify-file';
import type { ArchiveFile, SigningTools } from '../../renderer/data/signing-tools';
import { nodePress, printInNode } from '../../renderer/documents/print-in-node';
import { signDrawn } from '../../renderer/documents/sign-drawn';

/** What the document worker does in the window, here in Node: the same printer, signer and verifier. */
export const nodeSigningTools: SigningTools = {
  print: printInNode,
  sign: (bytes, request) => signDrawn(bytes, request, nodePress),
  verify: async (bytes, against) => ok(await verifyFile(bytes, against)),
};

export const archiveInNode: ArchiveFile = (bytes, data) => addArchivalData(bytes, data);
