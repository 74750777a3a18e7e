import { MessageCircleQuestion, Play } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Interview } from '#shared/domain/interviews/interview';
import { quarterOf, type TalkStanding, talkStandings } from '#shared/domain/interviews/talk-rules';
import type { VisitId } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { usePresentation } from '../../session/presentation';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { useToday } from './partner-facts';
import styles from './talks-panel.module.css';
import { useOpenForm } from './use-open-form';

export interface TalksPanelProps {
  readonly file: PartnerFile;
  /** The visit in which a talk would be held. */
  readonly visitId: VisitId | null;
}

/** Talks outside the modules: what is due, what was held when. Those with our own people are not for the partner's eyes. */
export function TalksPanel({ file, visitId }: TalksPanelProps) {
  const text = useText();
  const index = usePlaybook();
  const turned = usePresentation();
  const standings = talkStandings(index, file.interviews, useToday());
  const shown = standings.filter(({ talk }) => !(turned && talk.audience === 'internal'));
  if (shown.length === 0) return null;
  return (
    <Panel title={text('interviews.talks.title')}>
      <ul className={styles.talks}>
        {shown.map((standing) => (
          <TalkRow key={standing.talk.id} standing={standing} file={file} visitId={visitId} />
        ))}
      </ul>
    </Panel>
  );
}

const stateMarks = { due: 'missing', underWay: 'pending', held: 'proven' } as const;

function TalkRow({ standing, file, visitId }: TalksPanelProps & { readonly standing: TalkStanding }) {
  const text = useText();
  const index = usePlaybook();
  const { talk, state, held } = standing;
  const form = useOpenForm(file, talk.id, visitId);
  const role = index.pack.roles.find(({ id }) => id === talk.roleId)?.title;
  const isInternal = talk.audience === 'internal';
  return (
    <li className={styles.talk} data-private={isInternal || undefined}>
      <div className={styles.words}>
        <h3 className={styles.title}>
          {talk.title}
          {isInternal && <Badge>{text('interviews.talks.internal')}</Badge>}
          {role && <Badge>{role}</Badge>}
        </h3>
        <p className={styles.quiet}>{talk.purpose}</p>
        {held.length > 0 && <Held interviews={held} />}
      </div>
      <StateMark state={stateMarks[state]} word={text(stateWords(standing))} />
      <Button icon={form.underWay ? Play : MessageCircleQuestion} onPress={() => form.open()}>
        {text(openTalkWords(standing))}
      </Button>
    </li>
  );
}

/** Those that were held, each to be read as it was asked. */
function Held({ interviews }: { readonly interviews: readonly Interview[] }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <ul className={styles.held} aria-label={text('interviews.talks.held-list')}>
      {interviews.map(({ id, startedAt }) => {
        const [year = '', quarter = ''] = quarterOf(startedAt).split('-Q');
        return (
          <li key={id}>
            <Link href={`/interviews/${id}/review`}>
              {text('interviews.talks.held-on', {
                quarter,
                year,
                date: formatDate(startedAt, { dateStyle: 'medium' }),
              })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function stateWords({ state, talk }: TalkStanding): MessageId {
  if (state === 'underWay') return 'interviews.talks.under-way';
  if (talk.every === 'quarter')
    return state === 'due' ? 'interviews.talks.due-quarter' : 'interviews.talks.held-quarter';
  return state === 'due' ? 'interviews.talks.due-once' : 'interviews.talks.held-once';
}

function openTalkWords({ state }: TalkStanding): MessageId {
  if (state === 'underWay') return 'interviews.modules.go-on';
  return state === 'held' ? 'interviews.talks.again' : 'interviews.talks.start';
}
