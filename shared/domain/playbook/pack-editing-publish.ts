import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Pack } from './pack';
import { readPack } from './pack-check';
import { applyEdits, nextVersion } from './pack-editing';
import type { PackFinding } from './pack-finding';
import type { PackDraft, PackDraftId } from './pack-version';
import { isLaterVersion } from './pack-version-order';

/** Begins a draft of the next version; nothing of it differs yet. */
export function startDraft(pack: Pack, context: CommandContext): PackDraft {
  return {
    id: context.newId() as PackDraftId,
    packId: pack.id,
    basedOn: pack.version,
    version: nextVersion(pack.version, 'more'),
    content: {},
    title: '',
    changedBy: context.by,
    changedAt: context.now,
    publishedAs: null,
  };
}

export type PublishRefusal =
  | { readonly kind: 'already-published' }
  | { readonly kind: 'nothing-changed' }
  /** Three numbers with dots, later than the version in force. */
  | { readonly kind: 'version-wrong' }
  | { readonly kind: 'version-not-later'; readonly than: string }
  | { readonly kind: 'notes-missing' }
  | { readonly kind: 'findings'; readonly findings: readonly PackFinding[] };

/** A draft as the pack it would be; the findings where it is none. */
export function draftedPack(
  base: Pack,
  draft: Pick<PackDraft, 'content' | 'version'>,
): Result<Pack, readonly PackFinding[]> {
  return readPack(draftedContent(base, draft));
}

export function draftedContent(
  base: Pack,
  draft: Pick<PackDraft, 'content' | 'version'>,
): { readonly [key: string]: Json } {
  const content = applyEdits(base, draft.content) as { readonly [key: string]: Json };
  return { ...content, version: draft.version };
}

/** Decides whether a draft can be published, and as which content. */
export function publishDraft(input: {
  readonly draft: PackDraft;
  /** The version it is based on. */
  readonly base: Pack;
  /** The version in force. */
  readonly inForce: string;
  readonly notes: string;
}): Result<{ readonly content: { readonly [key: string]: Json }; readonly pack: Pack }, PublishRefusal> {
  const { draft, base, inForce } = input;
  if (draft.publishedAs !== null) return refuse({ kind: 'already-published' });
  if (Object.keys(draft.content).length === 0) return refuse({ kind: 'nothing-changed' });
  if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(draft.version)) return refuse({ kind: 'version-wrong' });
  if (!isLaterVersion(draft.version, inForce)) return refuse({ kind: 'version-not-later', than: inForce });
  if (input.notes.trim() === '') return refuse({ kind: 'notes-missing' });
  const read = draftedPack(base, draft);
  if (!read.ok) return refuse({ kind: 'findings', findings: read.error });
  // What is published is what was checked: with its defaults written out, and nothing a reader would leave out.
  const content = JSON.parse(JSON.stringify(read.value)) as { readonly [key: string]: Json };
  return ok({ content, pack: read.value });
}
