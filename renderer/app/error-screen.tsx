import { useNavigate, useRouteError } from 'react-router';
import { usePage } from '../session/open-page';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { useText } from '../ui/use-text';
import styles from './error-screen.module.css';

/** Shown in place of a page that threw: what it means for the work, the cure, and the details for a report. */
export function ErrorScreen() {
  const text = useText();
  const navigate = useNavigate();
  const error = useRouteError();
  usePage({ title: text('errors.page-title') });
  return (
    <div className={styles.screen}>
      <ErrorState
        isPage
        title={text('errors.screen.title')}
        cure={{ label: text('errors.screen.reload'), onPress: () => location.reload() }}
      >
        {text('errors.screen.words')}
      </ErrorState>
      <div className={styles.more}>
        <Button kind="plain" onPress={() => void navigate('/today')}>
          {text('errors.screen.home')}
        </Button>
        <details className={styles.details}>
          <summary>{text('errors.screen.details')}</summary>
          <pre>{inWords(error)}</pre>
        </details>
      </div>
    </div>
  );
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
