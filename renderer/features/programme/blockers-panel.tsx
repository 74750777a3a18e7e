import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Result } from '#shared/base/result';
import {
  fixedBlockers,
  type NewBlocker,
  type RankedBlocker,
  rankBlockers,
} from '#shared/domain/programme/blocker-rules';
import type { Blocker } from '#shared/domain/programme/programme';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { BlockerDialog } from './blocker-dialog';
import styles from './blockers-panel.module.css';
import type { PartnerChoice } from './programme-dialog';
import { ProgrammeTextDialog } from './programme-text-dialog';

type Done = Promise<Result<unknown, { readonly kind: string }>>;

export interface BlockerActions {
  readonly raise: (input: NewBlocker) => Done;
  readonly correct: (blockerId: string, change: NewBlocker) => Done;
  readonly fix: (blockerId: string, fix: string) => Done;
  readonly reopen: (blockerId: string) => Done;
}

export interface BlockersPanelProps {
  readonly blockers: readonly Blocker[];
  /** What pilots named in interviews and nobody has raised. */
  readonly suggestions: readonly NewBlocker[];
  readonly partners: readonly PartnerChoice[];
  readonly nameOf: (partnerId: string) => string;
  readonly actions: BlockerActions;
}

type Asking =
  | { readonly kind: 'raise'; readonly start: NewBlocker }
  | { readonly kind: 'correct' | 'fix'; readonly blocker: Blocker };

const nothing: NewBlocker = { partnerId: null, title: '', owner: '', severity: 3, reach: 1 };

/** What holds partners up, the heaviest first. The first five are worked on. */
export function BlockersPanel({ blockers, suggestions, partners, nameOf, actions }: BlockersPanelProps) {
  const text = useText();
  const [asking, setAsking] = useState<Asking | null>(null);
  const ranked = rankBlockers(blockers);
  const fixed = fixedBlockers(blockers);
  const close = () => setAsking(null);
  return (
    <Panel
      title={text('programme.blockers.title')}
      actions={
        <Button icon={Plus} onPress={() => setAsking({ kind: 'raise', start: nothing })}>
          {text('programme.blockers.raise')}
        </Button>
      }
    >
      {ranked.length === 0 ? (
        <EmptyState title={text('programme.blockers.none')}>{text('programme.blockers.none-hint')}</EmptyState>
      ) : (
        <ol className={styles.blockers}>
          {ranked.map((one) => (
            <BlockerLine key={one.blocker.id} ranked={one} nameOf={nameOf} onAsk={setAsking} />
          ))}
        </ol>
      )}
      {suggestions.length > 0 && (
        <section className={styles.part} aria-label={text('programme.blockers.named')}>
          <h3 className={styles.partTitle}>{text('programme.blockers.named')}</h3>
          <ul className={styles.lines}>
            {suggestions.map((one) => (
              <li key={`${one.partnerId} ${one.title}`} className={styles.line}>
                <span>
                  {one.title}
                  <span className={styles.aside}>{one.partnerId === null ? '' : nameOf(one.partnerId)}</span>
                </span>
                <Button
                  kind="plain"
                  aria-label={text('programme.blockers.raise-named', { title: one.title })}
                  onPress={() => setAsking({ kind: 'raise', start: one })}
                >
                  {text('programme.blockers.raise')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {fixed.length > 0 && <FixedPart fixed={fixed} onReopen={(id) => void actions.reopen(id)} />}
      {asking && asking.kind !== 'fix' && (
        <BlockerDialog
          start={asking.kind === 'raise' ? asking.start : asking.blocker}
          isNew={asking.kind === 'raise'}
          partners={partners}
          onKeep={(input) =>
            asking.kind === 'raise' ? actions.raise(input) : actions.correct(asking.blocker.id, input)
          }
          onClose={close}
        />
      )}
      {asking?.kind === 'fix' && (
        <ProgrammeTextDialog
          title={asking.blocker.title}
          label={text('programme.blockers.fix')}
          description={text('programme.blockers.fix-hint')}
          start=""
          lines="several"
          doWord={text('programme.blockers.fix-do')}
          onKeep={(fix) => actions.fix(asking.blocker.id, fix)}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function BlockerLine({
  ranked: { blocker, rank, weight, isTop },
  nameOf,
  onAsk,
}: {
  readonly ranked: RankedBlocker;
  readonly nameOf: (partnerId: string) => string;
  readonly onAsk: (asking: Asking) => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const { title, owner, partnerId, severity, reach, raisedAt, fix } = blocker;
  const facts = [
    ...(partnerId === null ? [] : [nameOf(partnerId)]),
    owner === '' ? text('programme.blockers.nobody') : owner,
    text('programme.blockers.weight', { severity, reach, weight }),
    text('programme.blockers.since', { date: formatDate(raisedAt, { dateStyle: 'medium' }) }),
  ];
  return (
    <li className={styles.blocker} data-top={isTop}>
      <span className={styles.rank} aria-hidden="true">
        {rank}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {title} {isTop && <Badge>{text('programme.blockers.top')}</Badge>}
        </p>
        <p className={styles.aside}>{facts.join(' · ')}</p>
        {fix !== '' && <p className={styles.aside}>{text('programme.blockers.tried', { fix })}</p>}
      </div>
      <Menu
        label={text('programme.blockers.menu', { title })}
        trigger={<IconButton icon={Ellipsis} label={text('programme.blockers.menu', { title })} hideTooltip />}
        entries={[
          { id: 'fix', label: text('programme.blockers.fixed-do'), onAction: () => onAsk({ kind: 'fix', blocker }) },
          {
            id: 'correct',
            label: text('programme.blockers.correct'),
            onAction: () => onAsk({ kind: 'correct', blocker }),
          },
        ]}
      />
    </li>
  );
}

function FixedPart({
  fixed,
  onReopen,
}: {
  readonly fixed: readonly Blocker[];
  readonly onReopen: (blockerId: string) => void;
}) {
  const text = useText();
  return (
    <section className={styles.part} aria-label={text('programme.blockers.fixed')}>
      <h3 className={styles.partTitle}>{text('programme.blockers.fixed')}</h3>
      <ul className={styles.lines}>
        {fixed.map(({ id, title, fix }) => (
          <li key={id} className={styles.line}>
            <span>
              {title}
              <span className={styles.aside}>{fix}</span>
            </span>
            <Button
              kind="plain"
              aria-label={text('programme.blockers.reopen-named', { title })}
              onPress={() => onReopen(id)}
            >
              {text('programme.blockers.reopen')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
