import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import { askForRenewal } from '../../data/actions/renewal-actions';
import { addToAgenda } from '../../data/actions/visit-actions';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { openMail } from '../../widgets/open-mail';
import { useHandoffTitle } from './commitment-words';
import type { LineAct } from './line';
import { savePromises } from './save-promises';
import { TodayBoard } from './today-board';
import { useDay } from './use-day';

/** What waits for the person on this device today. @param onPlan plans a visit, to a partner that is given or to one that is chosen */
export function TodayScreen({ onPlan }: { readonly onPlan: (partnerId: string | null) => void }) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { complete, partners } = useDirectoryView();
  const { day, asOf, reading, retry } = useDay();
  const handoffTitle = useHandoffTitle();
  const bring = useBringUp();
  const ask = useAskForIt();
  const nameOf = (partnerId: string) => day?.names.get(partnerId) ?? '';
  const act = (one: LineAct) => {
    if (one.kind === 'go') void navigate(one.href);
    else if (one.kind === 'plan') onPlan(one.partnerId);
    else if (one.kind === 'bring') void bring(one.lapse);
    else void ask(one.lapse, nameOf(one.lapse.evidence.partnerId));
  };
  return (
    <TodayBoard
      asOf={asOf}
      day={complete ? day : undefined}
      reading={reading}
      isNew={complete && partners.length === 0}
      nameOf={nameOf}
      onRetry={retry}
      onAct={act}
      onPlan={() => onPlan(null)}
      onCalendar={(promises) => void savePromises(workspace, promises, asOf, { text, nameOf, handoffTitle })}
    />
  );
}

/** Notes that a renewal is asked for, and opens the mail that asks for it. */
function useAskForIt(): (lapse: RouteLapse, partner: string) => Promise<void> {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  return async ({ evidence, until }, partner) => {
    const { title } = evidence;
    const asked = await askForRenewal(workspace, evidence.id);
    if (!asked.ok) {
      showToast({ tone: 'refused', words: text('errors.storage-failed') });
      return;
    }
    const { name, email } = asked.value;
    const day = formatDate(until, { dateStyle: 'long', timeZone: 'UTC' });
    openMail(window, {
      to: email,
      subject: text('today.ask.subject', { title, partner }),
      words: text('today.ask.words', { name: name || partner, title, until: day }),
    });
    showToast({ tone: 'done', words: text('today.ask.noted', { title }) });
  };
}

/** Minutes to bring a renewal, where the playbook does not say how many. */
const usualMinutes = 5;

/** Puts a lapsing piece on the agenda of the visit at which it can still be renewed. */
function useBringUp(): (lapse: RouteLapse) => Promise<void> {
  const text = useText();
  const workspace = useWorkspace();
  return async ({ evidence, when }) => {
    if (when.kind === 'unplanned') return;
    const type = workspace.playbooks.current().evidenceTypeById.get(evidence.typeId);
    const done = await addToAgenda(workspace, when.visit.id, {
      kind: 'evidence',
      ref: evidence.typeId,
      title: evidence.title,
      minutes: Math.max(1, Math.ceil(type?.minutes ?? usualMinutes)),
    });
    const isThere = done.ok || done.error.kind === 'item-there-already';
    showToast(
      isThere
        ? { tone: 'done', words: text('today.lapsing.brought', { title: evidence.title }) }
        : { tone: 'refused', words: text('errors.storage-failed') },
    );
  };
}
