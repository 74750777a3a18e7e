import { Signpost } from 'lucide-react';
import { useLocation } from 'react-router';
import { lookAt, useLookedAt } from '../session/looked-at';
import { usePage } from '../session/open-page';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Link } from '../ui/link';
import { useText } from '../ui/use-text';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const text = useText();
  const { pathname } = useLocation();
  const day = useLookedAt();
  const title = text(day === null ? 'errors.not-found.title' : 'app.past.not-here');
  usePage({ title });
  // The address is right, but what it names came later: the cure is another day, not another address.
  if (day !== null)
    return (
      <EmptyState
        icon={Signpost}
        isPage
        title={title}
        action={<Button onPress={() => lookAt(null)}>{text('app.past.back')}</Button>}
      >
        {text('app.past.not-here-words')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={Signpost}
      isPage
      title={title}
      action={<Link href="/today">{text('errors.not-found.cure')}</Link>}
    >
      {text('errors.not-found.words', { address: pathname })}
    </EmptyState>
  );
}
