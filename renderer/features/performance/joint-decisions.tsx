import { useIntl } from 'react-intl';
import type { JointDecision, JointReview } from '#shared/domain/performance/joint-review';
import { closeDecision } from '../../data/actions/joint-review-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { sideWords, whyNotKept } from './performance-words';

/** What a joint review decided, who does it by when, and whether it is done. */
export function JointDecisions({ review }: { readonly review: JointReview }) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const close = async (decision: JointDecision, isDone: boolean) => {
    const refused = whyNotKept(text, await closeDecision(workspace, review.id, decision, isDone));
    if (refused !== null) showToast({ tone: 'refused', words: refused });
  };
  const who = ({ side, owner }: JointDecision) =>
    [side === 'both' ? text('performance.joint.side-both') : text(sideWords[side]), owner]
      .filter((word) => word !== '')
      .join(', ');
  return (
    <DataTable
      caption={text('performance.joint.decisions')}
      rows={review.decisions.map((decision, at) => ({ decision, at }))}
      keyOf={({ at }) => String(at)}
      empty={text('performance.joint.no-decisions')}
      columns={[
        { id: 'what', header: text('performance.joint.decision'), cell: ({ decision }) => decision.what },
        { id: 'who', header: text('performance.actions.side'), cell: ({ decision }) => who(decision) },
        {
          id: 'due',
          header: text('performance.actions.due'),
          cell: ({ decision }) => (decision.due === null ? '–' : day(decision.due)),
        },
        {
          id: 'done',
          header: text('performance.joint.state'),
          cell: ({ decision }) => (
            <Button
              kind={decision.doneOn === null ? 'quiet' : 'plain'}
              aria-label={text(
                decision.doneOn === null ? 'performance.joint.close-one' : 'performance.joint.reopen-one',
                {
                  what: decision.what,
                },
              )}
              onPress={() => void close(decision, decision.doneOn === null)}
            >
              {decision.doneOn === null
                ? text('performance.joint.close')
                : text('performance.joint.done', { on: day(decision.doneOn) })}
            </Button>
          ),
        },
      ]}
    />
  );
}
