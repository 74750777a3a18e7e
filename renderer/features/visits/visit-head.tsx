import { CalendarClock, CalendarPlus, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Person } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import type { Visit } from '#shared/domain/visits/visit';
import { minutesOf, visitState } from '#shared/domain/visits/visit-rules';
import { endVisit, startVisit } from '../../data/actions/visit-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { saveVisit } from './save-visit';
import { VisitDialog } from './visit-dialog';
import { visitStateMarks, visitStateWords } from './visit-list';

export interface VisitHeadProps {
  readonly visit: Visit;
  readonly partnerName: string;
  readonly people: readonly Person[];
  readonly sites: readonly Site[];
}

/** A visit's name, state and what can be done with it now. */
export function VisitHead({ visit, partnerName, people, sites }: VisitHeadProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [replanning, setReplanning] = useState(false);
  const state = visitState(visit);
  const act = async (action: typeof startVisit) => {
    const done = await action(workspace, visit.id);
    if (!done.ok)
      showToast({
        tone: 'refused',
        words: text(done.error.kind === 'other-visit-under-way' ? 'visits.refused.other' : 'errors.storage-failed'),
      });
  };
  return (
    <>
      <PageHeader
        title={text('visits.page.title', { partner: partnerName })}
        facts={<StateMark state={visitStateMarks[state]} word={text(visitStateWords[state])} shape="badge" />}
        actions={
          <>
            {state === 'planned' && (
              <Button
                icon={CalendarPlus}
                onPress={() => void saveVisit(workspace, { visit, partnerName, people, sites, text })}
              >
                {text('visits.page.calendar')}
              </Button>
            )}
            {state !== 'ended' && (
              <Button icon={CalendarClock} onPress={() => setReplanning(true)}>
                {text('visits.form.replan')}
              </Button>
            )}
            {state === 'planned' && (
              <Button kind="filled" icon={Play} onPress={() => void act(startVisit)}>
                {text('visits.page.start')}
              </Button>
            )}
            {state === 'underWay' && (
              <Button icon={Square} onPress={() => void act(endVisit)}>
                {text('visits.page.end')}
              </Button>
            )}
          </>
        }
      />
      <VisitDialog
        isOpen={replanning}
        visit={visit}
        onClose={() => setReplanning(false)}
        onKept={() => setReplanning(false)}
      />
    </>
  );
}

/** When, where, how long and with whom. */
export function VisitFacts({ visit, people, sites }: Omit<VisitHeadProps, 'partnerName'>) {
  const text = useText();
  const { formatDate, formatList } = useIntl();
  const workspace = useWorkspace();
  const minutes = minutesOf(visit, new Date(workspace.surroundings.now()).toISOString());
  const present = people.filter(({ id }) => visit.attendeeIds.includes(id)).map(({ name }) => name);
  const site = sites.find(({ id }) => id === visit.siteId);
  return (
    <Panel title={text('visits.page.facts')}>
      <DefinitionList
        items={[
          {
            term: text('visits.field.when'),
            value: formatDate(visit.plannedFor, { dateStyle: 'full', timeStyle: 'short' }),
          },
          {
            term: text('visits.form.site'),
            value: site
              ? [site.name, site.address].filter((each) => each !== '').join(', ')
              : text('visits.page.no-site'),
          },
          {
            term: text('visits.form.attendees'),
            value: present.length > 0 ? formatList(present) : text('visits.page.nobody'),
          },
          { term: text('visits.form.purpose'), value: visit.purpose || text('visits.page.no-purpose') },
          ...(minutes === null
            ? []
            : [{ term: text('visits.page.length'), value: text('visits.page.minutes', { minutes }) }]),
        ]}
      />
    </Panel>
  );
}
