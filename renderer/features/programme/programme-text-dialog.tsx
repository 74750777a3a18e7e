import type { Result } from '#shared/base/result';
import { TextDialog, type TextDialogProps } from '../../ui/text-dialog';
import { useText } from '../../ui/use-text';
import { refusalWords } from './programme-words';

export interface ProgrammeTextDialogProps extends Omit<TextDialogProps, 'cancelWord' | 'onKeep'> {
  readonly onKeep: (words: string) => Promise<Result<unknown, { readonly kind: string }>>;
}

/** Asks for one text: what was shown, what was done, who sees to it. */
export function ProgrammeTextDialog(props: ProgrammeTextDialogProps) {
  const text = useText();
  const keep = async (words: string) => {
    const kept = await props.onKeep(words);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  };
  return <TextDialog {...props} cancelWord={text('programme.form.cancel')} onKeep={keep} />;
}
