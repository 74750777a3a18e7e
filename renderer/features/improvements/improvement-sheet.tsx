import { ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ImprovementState } from '#shared/domain/improvements/improvement';
import { type ImprovementStep, stepsFrom } from '#shared/domain/improvements/improvement-commands';
import type { BacklogLine, Ground } from '#shared/domain/improvements/improvement-rules';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { SideSheet } from '../../ui/dialog';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { degreeTones, degreeWords, sourceWords, stateTones, stateWords, stepWords } from './improvement-words';
import styles from './improvements.module.css';
import { StepDialog } from './step-dialog';
import { type Done, WordsDialog } from './words-dialog';

export interface ImprovementActions {
  readonly step: (improvementId: string, step: ImprovementStep) => Done;
  readonly vote: (improvementId: string, wants: boolean) => Done;
  readonly markSystemic: (improvementId: string, because: string) => Done;
}

export interface ImprovementSheetProps {
  /** Null: closed. */
  readonly line: BacklogLine | null;
  readonly grounds: ReadonlyMap<string, Ground>;
  /** Who sits here. */
  readonly me: string;
  readonly nameOf: (by: string) => string;
  readonly partnerOf: (partnerId: string) => string;
  readonly actions: ImprovementActions;
  readonly onCorrect: () => void;
  readonly onClose: () => void;
}

/** One improvement: why it is wished for, by whom, what it rests on, and what can be done with it. */
export function ImprovementSheet(props: ImprovementSheetProps) {
  const { line, onClose } = props;
  return (
    <SideSheet isOpen={line !== null} onClose={onClose} title={line?.improvement.title ?? ''}>
      {line && <SheetParts {...props} line={line} />}
    </SideSheet>
  );
}

type Asking = Exclude<ImprovementState, 'open'> | 'systemic';

function SheetParts(props: ImprovementSheetProps & { readonly line: BacklogLine }) {
  const { line, me, actions, onCorrect } = props;
  const { improvement } = line;
  const text = useText();
  const [asking, setAsking] = useState<Asking | null>(null);
  const isWanted = line.wantedBy.has(me);
  return (
    <div className={styles.parts}>
      <div className={styles.marks}>
        <StateMark state={stateTones[improvement.state]} word={text(stateWords[improvement.state])} shape="badge" />
        <Badge>{text(sourceWords[improvement.source])}</Badge>
        {line.isSystemic && <Badge>{text('improvements.sheet.systemic')}</Badge>}
      </div>
      {improvement.problem !== '' && <p className={styles.said}>{improvement.problem}</p>}
      <div className={styles.buttons}>
        <Button icon={ThumbsUp} onPress={() => void actions.vote(improvement.id, !isWanted)}>
          {text(isWanted ? 'improvements.vote.withdraw' : 'improvements.vote.give')}
        </Button>
        {stepsFrom(improvement.state)
          .filter((to) => to !== improvement.state)
          .map((to) => (
            <Button
              key={to}
              onPress={() => (to === 'open' ? void actions.step(improvement.id, { to }) : setAsking(to))}
            >
              {text(stepWords[to])}
            </Button>
          ))}
        <Button kind="plain" onPress={onCorrect}>
          {text('improvements.sheet.correct')}
        </Button>
        <Button
          kind="plain"
          onPress={() =>
            improvement.isSystemic ? void actions.markSystemic(improvement.id, '') : setAsking('systemic')
          }
        >
          {text(improvement.isSystemic ? 'improvements.sheet.unmark' : 'improvements.sheet.mark')}
        </Button>
      </div>
      <Facts {...props} />
      <RestsOn {...props} />
      {asking === 'systemic' && (
        <WordsDialog
          title={improvement.title}
          label={text('improvements.sheet.because')}
          description={text('improvements.sheet.because-hint')}
          start=""
          lines="several"
          doWord={text('improvements.sheet.mark-do')}
          onKeep={(because) => actions.markSystemic(improvement.id, because)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking !== null && asking !== 'systemic' && (
        <StepDialog
          improvement={improvement}
          to={asking}
          onStep={(step) => actions.step(improvement.id, step)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function Facts({ line, nameOf }: ImprovementSheetProps & { readonly line: BacklogLine }) {
  const text = useText();
  const { formatDate, formatList } = useIntl();
  const { improvement, wantedBy, degree, partnerIds, wish } = line;
  const day = (at: string) => formatDate(at, { dateStyle: 'medium' });
  const fact = (term: string, value: string) => (value === '' ? [] : [{ term, value }]);
  const names = [...wantedBy].map(nameOf);
  const known = names.filter((name) => name !== text('improvements.who.unknown'));
  const others = names.length - known.length;
  const wanted = others === 0 ? known : [...known, text('improvements.sheet.others', { count: others })];
  return (
    <DefinitionList
      items={[
        {
          term: text('improvements.column.wish'),
          value: text('improvements.sheet.wish', {
            people: wantedBy.size,
            degree,
            partners: Math.max(1, partnerIds.size),
            wish,
          }),
        },
        ...fact(text('improvements.sheet.wanted-by'), formatList(wanted)),
        ...fact(text('improvements.column.where'), whereOf(improvement)),
        ...fact(text('improvements.column.owner'), improvement.owner),
        ...fact(text('improvements.column.version'), improvement.inVersion),
        {
          term: text('improvements.sheet.raised'),
          value: text('improvements.sheet.by-on', {
            by: nameOf(improvement.raisedBy),
            on: day(improvement.raisedAt),
          }),
        },
        ...(improvement.resolvedAt === null
          ? []
          : [
              {
                term: text(stateWords[improvement.state]),
                value: text('improvements.sheet.by-on', {
                  by: nameOf(improvement.resolvedBy),
                  on: day(improvement.resolvedAt),
                }),
              },
            ]),
        ...fact(text('improvements.sheet.outcome'), improvement.outcome),
        ...fact(text('improvements.sheet.because-was'), improvement.systemicBecause),
      ]}
    />
  );
}

/** The step names its module already. */
export function whereOf({ moduleId, stepId }: { readonly moduleId: string; readonly stepId: string }): string {
  return stepId === '' ? moduleId : stepId;
}

function RestsOn({ line, grounds, partnerOf }: ImprovementSheetProps & { readonly line: BacklogLine }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { restsOn } = line.improvement;
  if (restsOn.length === 0) return null;
  const known = restsOn.flatMap((id) => grounds.get(id) ?? []);
  return (
    <section aria-label={text('improvements.sheet.rests-on')}>
      <h3 className={styles.partTitle}>{text('improvements.sheet.rests-on')}</h3>
      <ul className={styles.lines}>
        {known.map((ground) => (
          <li key={ground.id} className={styles.line}>
            <span className={styles.words}>
              {ground.title}
              <span className={styles.aside}>
                {[
                  text(sourceWords[ground.source]),
                  ...(ground.partnerId === null ? [] : [partnerOf(ground.partnerId)]),
                  ...(ground.at === '' ? [] : [formatDate(ground.at, { dateStyle: 'medium' })]),
                ].join(' · ')}
              </span>
            </span>
            <StateMark state={degreeTones[ground.degree]} word={text(degreeWords[ground.degree])} />
          </li>
        ))}
      </ul>
      {known.length < restsOn.length && (
        <p className={styles.aside}>{text('improvements.sheet.elsewhere', { count: restsOn.length - known.length })}</p>
      )}
    </section>
  );
}
