import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { brand } from '#shared/base/brand';
import { dayOf } from '#shared/base/calendar-date';
import { type AgendaDraft, emptyDraft, redraft } from '#shared/domain/visits/agenda-draft';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePartnerFile } from '../../data/queries/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { DraftAgenda } from '../../features/visits/draft-agenda';
import { VisitDialog, type VisitOutline } from '../../features/visits/visit-dialog';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { useAgendaProposals } from './agenda-proposals';

export interface PlanVisitPartProps {
  readonly isOpen: boolean;
  /** Null: chosen in the form. */
  readonly partnerId: string | null;
  readonly onClose: () => void;
}

/** Plans a visit with an agenda of what can be closed in the room. */
export function PlanVisitPart({ isOpen, partnerId, onClose }: PlanVisitPartProps) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<AgendaDraft>(emptyDraft);
  const close = () => {
    setDraft(emptyDraft);
    onClose();
  };
  return (
    <VisitDialog
      isOpen={isOpen}
      partnerId={partnerId === null ? undefined : brand<'Partner'>(partnerId)}
      onClose={close}
      onKept={(visit) => void navigate(`/visits/${visit.id}`)}
      agenda={{
        items: draft.items,
        part: (on) => <ProposedAgenda key={on.partnerId} on={on} draft={draft} onDraft={setDraft} />,
      }}
    />
  );
}

interface ProposedProps {
  readonly on: VisitOutline;
  readonly draft: AgendaDraft;
  readonly onDraft: (change: (draft: AgendaDraft) => AgendaDraft) => void;
}

function ProposedAgenda({ on, draft, onDraft }: ProposedProps) {
  const text = useText();
  const file = usePartnerFile(on.partnerId);
  // Another partner, another agenda.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for each partner that is chosen.
  useEffect(() => onDraft(() => emptyDraft), []);
  if (!file) return <Spinner words={text('visits.draft.reading')} />;
  return <AgendaOf on={on} file={file} draft={draft} onDraft={onDraft} />;
}

function AgendaOf({ on, file, draft, onDraft }: ProposedProps & { readonly file: PartnerFile }) {
  const { surroundings } = useWorkspace();
  const day = on.day ?? dayOf(new Date(surroundings.now()).toISOString());
  const { fitting, possible } = useAgendaProposals(file, day, on.minutes);
  const proposed = JSON.stringify(fitting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is proposed is told by its words.
  useEffect(() => onDraft((before) => redraft(before, fitting)), [proposed]);
  return (
    <DraftAgenda
      partnerName={file.partner.legalName}
      draft={draft}
      onDraft={(next) => onDraft(() => next)}
      possible={possible}
      length={on.minutes}
    />
  );
}
