import { useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useWorkspace } from '../../data/use-workspace';
import { TodayBoard } from './today-board';
import { useNameOf } from './today-words';
import { useDay } from './use-day';

/** What waits for the person on this device today. */
export function TodayScreen() {
  const workspace = useWorkspace();
  const { complete, partners } = useDirectoryView();
  const [attempt, setAttempt] = useState(0);
  const { day, gates } = useDay(attempt);
  const nameOf = useNameOf(partners);
  return (
    <TodayBoard
      asOf={dayOf(new Date(workspace.surroundings.now()).toISOString())}
      day={complete ? day : undefined}
      gates={gates}
      isNew={complete && partners.length === 0}
      nameOf={nameOf}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}
