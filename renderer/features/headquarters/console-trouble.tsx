import type { ConsoleTrouble } from '#shared/sync/console';
import { ErrorState } from '../../ui/error-state';
import { type Text, useText } from '../../ui/use-text';

/** Says why headquarters did not answer. */
export function troubleWords(trouble: ConsoleTrouble, text: Text): string {
  switch (trouble.kind) {
    case 'offline':
      return text('headquarters.trouble.offline');
    case 'sign-in':
      return text('headquarters.trouble.sign-in');
    case 'not-granted':
      return text('headquarters.trouble.not-granted');
    case 'busy':
      return text('headquarters.trouble.busy');
    case 'refused':
      return text('headquarters.trouble.refused', { message: trouble.message });
  }
}

/** In the place of what would have come from headquarters: why it did not, and the way to try again. */
export function TroubleNotice({
  trouble,
  onRetry,
}: {
  readonly trouble: ConsoleTrouble;
  readonly onRetry: () => void;
}) {
  const text = useText();
  return (
    <ErrorState
      shape="inline"
      title={text(trouble.kind === 'offline' ? 'headquarters.trouble.offline-title' : 'headquarters.trouble.title')}
      cure={{ label: text('headquarters.trouble.retry'), onPress: onRetry }}
    >
      {troubleWords(trouble, text)}
    </ErrorState>
  );
}
