import type { Result } from '#shared/base/result';
import { TextDialog, type TextDialogProps } from '../../ui/text-dialog';
import { useText } from '../../ui/use-text';
import { refusalWords } from './improvement-words';

export type Done = Promise<Result<unknown, { readonly kind: string }>>;

export interface WordsDialogProps extends Omit<TextDialogProps, 'cancelWord' | 'onKeep'> {
  readonly onKeep: (words: string) => Done;
}

/** Asks for the one thing a step owes: a version, a name, an outcome, a reason. */
export function WordsDialog(props: WordsDialogProps) {
  const text = useText();
  const keep = async (words: string) => {
    const kept = await props.onKeep(words);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  };
  return <TextDialog {...props} cancelWord={text('improvements.form.cancel')} onKeep={keep} />;
}
