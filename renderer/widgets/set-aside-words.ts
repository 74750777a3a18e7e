import { type MessageId, type Text, useText } from '../ui/use-text';

/** What somebody can do about a change that was set aside. */
export type SetAsideCure =
  /** Look at the record as it stands, and write it again. */
  | 'edit-again'
  /** Somebody at headquarters has to say. */
  | 'ask'
  /** Only the file still holds it for whoever wrote it. */
  | 'save';

interface Reason {
  readonly why: MessageId;
  readonly todo: MessageId;
  readonly cure: SetAsideCure;
}

/** What HQ means by the words with which it sets a change aside, and what to do about each. */
const reasons: { readonly [word: string]: Reason } = {
  'unknown-form': { why: 'sync.why.unknown-form', todo: 'sync.todo.update', cure: 'save' },
  'repeated-id': { why: 'sync.why.repeated-id', todo: 'sync.todo.check', cure: 'edit-again' },
  'broken-chain': { why: 'sync.why.broken-chain', todo: 'sync.todo.ask-accept', cure: 'ask' },
  'device-withdrawn': { why: 'sync.why.device-withdrawn', todo: 'sync.todo.ask-accept', cure: 'ask' },
  'other-space': { why: 'sync.why.other-space', todo: 'sync.todo.ask-grant', cure: 'ask' },
  'other-author': { why: 'sync.why.other-author', todo: 'sync.todo.ask-accept', cure: 'ask' },
  immutable: { why: 'sync.why.immutable', todo: 'sync.todo.replace', cure: 'edit-again' },
  'unseen-parent': { why: 'sync.why.unseen-parent', todo: 'sync.todo.check', cure: 'edit-again' },
  role: { why: 'sync.why.role', todo: 'sync.todo.ask-role', cure: 'ask' },
  overtaken: { why: 'sync.why.overtaken', todo: 'sync.todo.check', cure: 'edit-again' },
  'no-step': { why: 'sync.why.no-step', todo: 'sync.todo.check', cure: 'edit-again' },
  'grant-withdrawn': { why: 'sync.why.grant-withdrawn', todo: 'sync.todo.ask-accept', cure: 'save' },
  auditor: { why: 'sync.why.auditor', todo: 'sync.todo.ask-grant', cure: 'ask' },
  'moved-away': { why: 'sync.why.moved-away', todo: 'sync.todo.ask-grant', cure: 'save' },
  erased: { why: 'sync.why.erased', todo: 'sync.todo.erased', cure: 'save' },
};

/** What is said of a change that was set aside: why, what to do, and the button that helps. */
export interface SetAsideWords {
  readonly why: string;
  readonly todo: string;
  readonly cure: SetAsideCure;
}

/** Who reads them: whoever wrote the change, or somebody who decides about it at headquarters. */
export type SetAsideReader = 'author' | 'desk';

export function useSetAsideWords(reader: SetAsideReader = 'author'): (why: string) => SetAsideWords {
  const text = useText();
  return (why) => setAsideWords(why, text, reader);
}

export function setAsideWords(word: string, text: Text, reader: SetAsideReader = 'author'): SetAsideWords {
  const reason = Object.hasOwn(reasons, word) ? reasons[word] : undefined;
  // A newer HQ may know reasons that this program does not.
  if (!reason) return { why: text('sync.why.other', { why: word }), todo: text('sync.todo.ask-accept'), cure: 'ask' };
  return { why: text(reason.why, { reader }), todo: text(reason.todo), cure: reason.cure };
}
