import { Signpost } from 'lucide-react';
import { useLocation } from 'react-router';
import { usePage } from '../session/open-page';
import { EmptyState } from '../ui/empty-state';
import { Link } from '../ui/link';
import { useText } from '../ui/use-text';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const text = useText();
  const { pathname } = useLocation();
  usePage({ title: text('errors.not-found.title') });
  return (
    <EmptyState
      icon={Signpost}
      isPage
      title={text('errors.not-found.title')}
      action={<Link href="/today">{text('errors.not-found.cure')}</Link>}
    >
      {text('errors.not-found.words', { address: pathname })}
    </EmptyState>
  );
}
