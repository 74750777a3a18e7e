import { Button } from './button';

export interface FormButtonsProps {
  readonly doWord: string;
  readonly cancelWord: string;
  readonly isBusy?: boolean | undefined;
  readonly onCancel: () => void;
}

/** The two ways out of a form: leave it, or have it done. */
export function FormButtons({ doWord, cancelWord, isBusy = false, onCancel }: FormButtonsProps) {
  return (
    <>
      <Button kind="plain" onPress={onCancel}>
        {cancelWord}
      </Button>
      <Button kind="filled" type="submit" isPending={isBusy}>
        {doWord}
      </Button>
    </>
  );
}
