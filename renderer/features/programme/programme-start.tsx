import { Route } from 'lucide-react';
import { useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Result } from '#shared/base/result';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Programme } from '#shared/domain/programme/programme';
import type { NewProgramme } from '#shared/domain/programme/programme-commands';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { type PartnerChoice, ProgrammeDialog } from './programme-dialog';
import styles from './programme-screen.module.css';

export interface ProgrammeStartProps {
  readonly template: ProgrammeTemplate;
  readonly today: CalendarDate;
  readonly partners: readonly PartnerChoice[];
  readonly onStart: (input: NewProgramme) => Promise<Result<Programme, { readonly kind: string }>>;
  readonly onShow: (sheet: 'guide' | 'runbook') => void;
}

/** Before there is a programme: what it would be, and the one button that begins it. */
export function ProgrammeStart({ template, today, partners, onStart, onShow }: ProgrammeStartProps) {
  const text = useText();
  const [isStarting, setStarting] = useState(false);
  return (
    <div className={styles.screen}>
      <EmptyState
        isPage
        icon={Route}
        title={template.title}
        action={
          <Button kind="filled" onPress={() => setStarting(true)}>
            {text('programme.start.do')}
          </Button>
        }
      >
        {text('programme.start.hint')}
      </EmptyState>
      <ol className={styles.outline}>
        {template.sprints.map(({ number, title, days, goals }) => (
          <li key={number}>
            <Panel title={title}>
              <p className={styles.words}>{text('programme.start.sprint', { number, days, goals: goals.length })}</p>
              <ul className={styles.aims}>
                {goals.map((goal) => (
                  <li key={goal.id}>{goal.title}</li>
                ))}
              </ul>
            </Panel>
          </li>
        ))}
      </ol>
      <Panel
        title={text('programme.sheet.hand-out')}
        actions={
          <>
            <Button onPress={() => onShow('guide')}>{text('programme.sheet.guide')}</Button>
            <Button onPress={() => onShow('runbook')}>{text('programme.sheet.runbook')}</Button>
          </>
        }
      >
        <p className={styles.words}>{text('programme.sheet.hand-out-hint')}</p>
      </Panel>
      {isStarting && (
        <ProgrammeDialog
          isNew
          start={{ title: template.title, startsOn: today, archetypes: [], pilotIds: [] }}
          partners={partners}
          onKeep={onStart}
          onClose={() => setStarting(false)}
        />
      )}
    </div>
  );
}
