import { useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { PilotLine } from '#shared/domain/documents/sheet-week';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { NewBlocker } from '#shared/domain/programme/blocker-rules';
import type { Blocker, Programme, ProgrammeGoal, WeekNote } from '#shared/domain/programme/programme';
import { programmeDay } from '#shared/domain/programme/programme-days';
import { figuresOf } from '#shared/domain/programme/programme-figures';
import { weekNoteOf } from '#shared/domain/programme/week-rules';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import { BlockersPanel } from './blockers-panel';
import { FiguresPanel } from './figures-panel';
import { PilotsPanel } from './pilots-panel';
import { type PartnerChoice, ProgrammeDialog } from './programme-dialog';
import { ProgrammeFacts } from './programme-facts';
import styles from './programme-screen.module.css';
import { ProgrammeTextDialog } from './programme-text-dialog';
import { SprintBoard } from './sprint-board';
import type { ProgrammeActions } from './use-programme-actions';
import { WeekPanel } from './week-panel';

export interface ProgrammeBoardProps {
  readonly programme: Programme;
  readonly template: ProgrammeTemplate;
  readonly goals: readonly ProgrammeGoal[];
  readonly blockers: readonly Blocker[];
  readonly suggestions: readonly NewBlocker[];
  readonly notes: readonly WeekNote[];
  readonly pilots: readonly PilotLine[];
  readonly partners: readonly PartnerChoice[];
  readonly today: CalendarDate;
  readonly actions: ProgrammeActions;
  readonly onShow: (sheet: 'week' | 'guide' | 'runbook') => void;
}

type Asking = { readonly kind: 'done' | 'owner'; readonly goal: ProgrammeGoal } | { readonly kind: 'programme' };

/** A programme on one screen: where it is, its goals, what was measured, the pilots and what is in the way. */
export function ProgrammeBoard(props: ProgrammeBoardProps) {
  const { programme, template, goals, blockers, notes, today, actions, onShow } = props;
  const text = useText();
  const [asking, setAsking] = useState<Asking | null>(null);
  const day = programmeDay(programme, template, today);
  const figures = figuresOf(programme, template);
  const note = weekNoteOf(notes, programme.id, today);
  const earlier = notes
    .filter((one) => one.programmeId === programme.id && one.id !== note?.id)
    .sort((left, right) => (left.week < right.week ? 1 : -1));
  const nameOf = (partnerId: string) => props.partners.find(({ id }) => id === partnerId)?.label ?? '';
  return (
    <div className={styles.screen}>
      <PageHeader
        title={programme.title}
        actions={
          <>
            <Button kind="plain" onPress={() => setAsking({ kind: 'programme' })}>
              {text('programme.correct.do')}
            </Button>
            <Button onPress={() => onShow('runbook')}>{text('programme.sheet.runbook')}</Button>
            <Button onPress={() => onShow('guide')}>{text('programme.sheet.guide')}</Button>
            <Button kind="filled" onPress={() => onShow('week')}>
              {text('programme.sheet.week')}
            </Button>
          </>
        }
      />
      <ProgrammeFacts day={day} goals={goals} figures={figures} />
      <SprintBoard
        programme={programme}
        template={template}
        goals={goals}
        day={day}
        onMove={(goal, to) => (to === 'done' ? setAsking({ kind: 'done', goal }) : void actions.move(goal, to, ''))}
        onAssign={(goal) => setAsking({ kind: 'owner', goal })}
      />
      <div className={styles.pair}>
        <BlockersPanel
          blockers={blockers}
          suggestions={props.suggestions}
          partners={props.partners}
          nameOf={nameOf}
          actions={actions.blockers}
        />
        <div className={styles.column}>
          <PilotsPanel pilots={props.pilots} onChoose={() => setAsking({ kind: 'programme' })} />
          <WeekPanel
            today={today}
            note={note}
            earlier={earlier}
            onKeep={actions.noteWeek}
            onShow={() => onShow('week')}
          />
        </div>
      </div>
      <FiguresPanel figures={figures} onNote={actions.noteFigure} />
      <Questions asking={asking} {...props} onClose={() => setAsking(null)} />
    </div>
  );
}

function Questions({
  asking,
  programme,
  partners,
  actions,
  onClose,
}: ProgrammeBoardProps & { readonly asking: Asking | null; readonly onClose: () => void }) {
  const text = useText();
  if (asking === null) return null;
  if (asking.kind === 'programme')
    return (
      <ProgrammeDialog
        start={programme}
        isNew={false}
        partners={partners}
        onKeep={({ title, startsOn, archetypes, pilotIds }) =>
          actions.correct({ title, startsOn, archetypes, pilotIds })
        }
        onClose={onClose}
      />
    );
  const { goal } = asking;
  const isDone = asking.kind === 'done';
  return (
    <ProgrammeTextDialog
      title={goal.title}
      label={text(isDone ? 'programme.goal.shown-label' : 'programme.goal.assign-label')}
      description={isDone ? goal.proof : text('programme.goal.assign-hint')}
      start={isDone ? goal.shown : goal.owner}
      lines={isDone ? 'several' : 'one'}
      doWord={text(isDone ? 'programme.goal.finish-do' : 'programme.form.keep')}
      onKeep={(words) => (isDone ? actions.move(goal, 'done', words) : actions.assign(goal, words))}
      onClose={onClose}
    />
  );
}
