import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Consequences, consequencesOf } from '#shared/domain/interviews/consequences';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import { ConsequenceList } from './consequence-list';
import type { InterviewView } from './interview-view';
import styles from './outline-news.module.css';

/**
 * Says at once, in the room, that the questions have changed: because an answer was given here, the risk was rated
 * anew, or a colleague's answer came in. It stays until it is read or something else follows.
 */
export function OutlineNews({ view }: { readonly view: InterviewView }) {
  const text = useText();
  const { index, facts } = view;
  const seen = useRef({ index, facts });
  const [news, setNews] = useState<Consequences | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = { index, facts };
    // Another version of the playbook is a migration, which has a preview of its own.
    if (before.facts === facts || before.index !== index) return;
    const followed = { ...consequencesOf(index, before.facts, facts), scores: [], criteria: [] };
    if (followed.tier || followed.added.length + followed.gone.length > 0) setNews(followed);
  }, [index, facts]);
  return (
    <div role="status" className={styles.room}>
      {news && (
        <div className={styles.news}>
          <div>
            <strong>{text('interviews.news.title')}</strong>
            <ConsequenceList consequences={news} index={index} />
          </div>
          <IconButton icon={X} label={text('interviews.news.read')} onPress={() => setNews(null)} />
        </div>
      )}
    </div>
  );
}
