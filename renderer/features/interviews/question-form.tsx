import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { fieldApplies } from '#shared/domain/interviews/answer-check';
import type { OutlineItem } from '#shared/domain/interviews/interview-rules';
import { wantedProofs } from '#shared/domain/interviews/interview-rules';
import { knownFacts, type TakeOverOffer, takeOverOffers } from '#shared/domain/interviews/known-facts';
import { proofFacts } from '#shared/domain/interviews/proof-facts';
import { isRecurring } from '#shared/domain/interviews/talk-rules';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { Form } from '../../ui/form';
import { Menu } from '../../ui/menu';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { type AnswerDraft, useAnswerDraft } from './answer-draft';
import { AnswerMargin } from './answer-margin';
import type { AnswerNames } from './answer-words';
import type { EvidenceInput } from './field-input';
import type { InterviewView } from './interview-view';
import { ProofPrompt, type WantedCapture } from './proof-prompt';
import { QuestionField } from './question-field';
import styles from './question-form.module.css';
import { noFindings } from './row-findings';
import { TakeOver } from './take-over';
import { useAnswerNames } from './use-answer-names';
import { useGiving } from './use-giving';

export interface QuestionFormProps {
  readonly view: InterviewView;
  readonly item: OutlineItem;
  readonly zone: string;
  readonly EvidenceInput: EvidenceInput;
  readonly onCapture: (wanted: WantedCapture) => void;
  readonly onAnswered: () => void;
}

type Making = ReturnType<typeof useAnswerDraft>;

/** One question: asked large, answered below, proven at once where a proof is asked for. */
export function QuestionForm(props: QuestionFormProps) {
  const { item, view } = props;
  const text = useText();
  const { interview } = view;
  const making = useAnswerDraft({
    interviewId: interview.id,
    onlyPersonId: interview.personIds.length === 1 ? (interview.personIds[0] ?? null) : null,
    question: item.question,
    versions: item.versions,
    facts: view.facts,
  });
  if (!making.draft) return <Skeleton words={text('interviews.question.opening')} lines={4} />;
  return <QuestionFields {...props} making={making} draft={making.draft} />;
}

type QuestionFieldsProps = QuestionFormProps & { readonly making: Making; readonly draft: AnswerDraft };

function QuestionFields(props: QuestionFieldsProps) {
  const { item, view, zone, making, draft } = props;
  const { question } = item;
  const { facts, interview } = view;
  const text = useText();
  const turned = usePresentation();
  const { names, known, offers, answering } = useAround(view, item);
  const { findings, problems, give, isGiving } = useGiving(props);
  useCommands([
    {
      id: 'answer-next',
      label: text('interviews.question.give'),
      group: text('interviews.title'),
      keys: 'mod+enter',
      run: () => void give('answered'),
    },
  ]);
  const fields = question.fields.filter(
    (field) => fieldApplies(field, draft.value, facts) && !(turned && field.internal),
  );
  const allKnown = item.versions === null && fields.length > 0 && fields.every(({ id }) => known.has(id));
  return (
    <Form
      label={question.text}
      onSubmit={() => void give('answered')}
      problems={problems}
      actions={
        <Actions
          isSaved={making.saved}
          isGiving={isGiving}
          onDecline={() => void give('declined')}
          onNotApplicable={() => void give('notApplicable')}
        />
      }
    >
      <Offers question={question} offers={offers} names={names} draft={draft} onChange={making.change} />
      {allKnown && <p className={styles.allKnown}>{text('interviews.known.all')}</p>}
      {fields.map((field) => (
        <QuestionField
          key={field.id}
          field={field}
          questionId={question.id}
          partnerId={interview.partnerId}
          zone={zone}
          value={draft.value[field.id]}
          known={known.get(field.id)}
          names={names}
          findings={findings.get(field.id) ?? noFindings}
          onChange={making.changeField}
          EvidenceInput={props.EvidenceInput}
        />
      ))}
      <ProofPrompt
        proofs={wantedProofs(question, draft.value, facts)}
        index={view.index}
        onCapture={(typeId) =>
          props.onCapture({
            typeId,
            questionId: question.id,
            facts: proofFacts(question, typeId, draft.value),
          })
        }
      />
      <AnswerMargin
        partnerId={interview.partnerId}
        answering={answering}
        confidence={draft.confidence}
        note={draft.note}
        quote={draft.quote}
        saidBy={draft.saidBy}
        reason={draft.reason}
        correction={correctionOf(view, item)}
        onChange={making.change}
      />
    </Form>
  );
}

interface OffersProps {
  readonly question: OutlineItem['question'];
  readonly offers: readonly TakeOverOffer[];
  readonly names: AnswerNames;
  readonly draft: AnswerDraft;
  readonly onChange: Making['change'];
}

/** What is taken over says so in the record, as the reason for the answer. */
function Offers({ question, offers, names, draft, onChange }: OffersProps) {
  const text = useText();
  return offers.map((offer) => (
    <TakeOver
      key={offer.questionId}
      question={question}
      offer={offer}
      names={names}
      onTake={({ value, answer: { packVersion: version } }) =>
        onChange({
          value: { ...draft.value, ...value },
          reason: text('interviews.take-over.reason', { question: offer.questionId, version }),
        })
      }
    />
  ));
}

/** What stands around the fields, computed anew only when something on record changed. */
function useAround(view: InterviewView, { question }: OutlineItem) {
  const { file, interview } = view;
  const names = useAnswerNames(file);
  const known = useMemo(() => knownFacts(question, view), [question, view]);
  const offers = useMemo(() => takeOverOffers(question, view), [question, view]);
  const answering = useMemo(
    () => file.people.filter(({ id }) => interview.personIds.includes(id)),
    [file.people, interview.personIds],
  );
  return { names, known, offers, answering };
}

function correctionOf({ index, interview }: InterviewView, { versions }: OutlineItem) {
  if (!versions) return 'none';
  const isOlder = versions.heads.some(({ interviewId }) => interviewId !== interview.id);
  return isOlder && !isRecurring(index, interview.moduleId) ? 'mustBeExplained' : 'mayBeExplained';
}

interface ActionsProps {
  readonly isSaved: boolean;
  readonly isGiving: boolean;
  readonly onDecline: () => void;
  readonly onNotApplicable: () => void;
}

function Actions({ isSaved, isGiving, onDecline, onNotApplicable }: ActionsProps) {
  const text = useText();
  return (
    <div className={styles.actions}>
      <Menu
        label={text('interviews.question.other')}
        trigger={<Button>{text('interviews.question.other')}</Button>}
        entries={[
          { id: 'declined', label: text('interviews.question.declined'), onAction: onDecline },
          { id: 'not-applicable', label: text('interviews.question.not-applicable'), onAction: onNotApplicable },
        ]}
      />
      <span className={styles.saved} aria-live="polite">
        {isSaved ? '' : text('interviews.question.keeping')}
      </span>
      <Button kind="filled" type="submit" icon={ArrowRight} isPending={isGiving}>
        {text('interviews.question.give')}
      </Button>
    </div>
  );
}
