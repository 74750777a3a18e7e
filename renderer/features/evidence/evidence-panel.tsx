import { FolderOpen, Plus } from 'lucide-react';
import { useIntl } from 'react-intl';
import { dayOf } from '#shared/base/calendar-date';
import { type EvidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { PartnerFile } from '../../data/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { EvidenceMark } from './evidence-mark';
import { stateOn } from './state-on';

export interface EvidencePanelProps {
  readonly file: PartnerFile;
  readonly onCapture: () => void;
  readonly onOpen: (evidenceId: string) => void;
}

/** Every piece of evidence of a partner: what it is, where it stands today, until when. */
export function EvidencePanel({ file, onCapture, onOpen }: EvidencePanelProps) {
  const text = useText();
  const { surroundings } = useWorkspace();
  const asOf = dayOf(new Date(surroundings.now()).toISOString());
  const pieces = piecesOf(file).map((piece) => ({ piece, state: stateOn(piece, asOf) }));
  return (
    <Panel
      title={text('evidence.title')}
      actions={
        <Button icon={Plus} onPress={onCapture}>
          {text('evidence.capture.title')}
        </Button>
      }
      flush
    >
      <DataTable
        caption={text('evidence.title')}
        rows={pieces}
        keyOf={({ piece }) => piece.evidence.id}
        empty={
          <EmptyState icon={FolderOpen} title={text('evidence.list.empty')}>
            {text('evidence.list.empty-hint')}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: text('evidence.list.piece'),
            isRowHeader: true,
            cell: ({ piece }) => (
              <Button kind="plain" onPress={() => onOpen(piece.evidence.id)}>
                {piece.evidence.title}
              </Button>
            ),
          },
          { id: 'kind', header: text('evidence.list.kind'), cell: ({ piece }) => piece.evidence.typeId },
          { id: 'state', header: text('evidence.list.state'), cell: ({ state }) => <EvidenceMark state={state} /> },
          { id: 'until', header: text('evidence.list.until'), cell: ({ state }) => <Until state={state} /> },
        ]}
      />
    </Panel>
  );
}

function Until({ state }: { readonly state: EvidenceState }) {
  const text = useText();
  const { formatDate } = useIntl();
  if (state.state !== 'accepted' && state.state !== 'expired') return null;
  if (state.until === null) return text('evidence.list.until-replaced');
  return formatDate(state.until, { dateStyle: 'medium', timeZone: 'UTC' });
}
