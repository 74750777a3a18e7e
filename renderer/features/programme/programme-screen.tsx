import { useState } from 'react';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { DocumentPage } from '#shared/domain/documents/page';
import { partnerGuide } from '#shared/domain/documents/sheet-guide';
import { internalRunbook } from '#shared/domain/documents/sheet-runbook';
import { weekUpdate } from '#shared/domain/documents/sheet-week';
import type { NextStep } from '#shared/domain/guidance/step';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Programme } from '#shared/domain/programme/programme';
import { programmeToShow } from '#shared/domain/programme/programme-days';
import { weekNoteOf } from '#shared/domain/programme/week-rules';
import { startProgramme } from '../../data/actions/programme-actions';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { EmptyState } from '../../ui/empty-state';
import { Select } from '../../ui/select';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { ProgrammeBoard } from './programme-board';
import type { PartnerChoice } from './programme-dialog';
import { ProgrammeStart } from './programme-start';
import { SheetDialog } from './sheet-dialog';
import { suggestionsOf, usePilotFiles, usePilotLines } from './use-pilots';
import { useProgrammeActions } from './use-programme-actions';

export interface ProgrammeScreenProps {
  /** What is next with a partner, in a sentence. */
  readonly nextWords: (step: NextStep) => string;
}

/** The ninety-day programme, or the way to start one. Our own: nothing of it is shown while the screen is turned. */
export function ProgrammeScreen({ nextWords }: ProgrammeScreenProps) {
  const text = useText();
  const workspace = useWorkspace();
  const isTurned = usePresentation();
  const template = usePlaybook().pack.programme;
  const programmes = useAllRecords('programme');
  const partners = usePartnerChoices();
  const [sheet, setSheet] = useState<'guide' | 'runbook' | null>(null);
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  if (isTurned) return <EmptyState isPage title={text('programme.page.turned')} />;
  if (!template) return <EmptyState isPage title={text('programme.refused.no-template')} />;
  if (programmes === undefined) return <Skeleton words={text('programme.page.reading')} lines={8} />;
  const programme = programmeToShow(programmes, template, today);
  return (
    <>
      {programme === null ? (
        <ProgrammeStart
          template={template}
          today={today}
          partners={partners}
          onStart={(input) => startProgramme(workspace, input)}
          onShow={setSheet}
        />
      ) : (
        <RunningProgramme
          key={programme.id}
          programme={programme}
          template={template}
          today={today}
          partners={partners}
          nextWords={nextWords}
          onShow={setSheet}
        />
      )}
      {sheet && <PlaybookSheet sheet={sheet} today={today} onClose={() => setSheet(null)} />}
    </>
  );
}

function PlaybookSheet({
  sheet,
  today,
  onClose,
}: {
  readonly sheet: 'guide' | 'runbook';
  readonly today: CalendarDate;
  readonly onClose: () => void;
}) {
  const index = usePlaybook();
  const facts = { issuer: useIssuer(), date: today };
  const page = sheet === 'guide' ? partnerGuide(index, facts) : internalRunbook(index, facts);
  return <SheetDialog page={page} onClose={onClose} />;
}

interface RunningProps extends ProgrammeScreenProps {
  readonly programme: Programme;
  readonly template: ProgrammeTemplate;
  readonly today: CalendarDate;
  readonly partners: readonly PartnerChoice[];
  readonly onShow: (sheet: 'guide' | 'runbook') => void;
}

function RunningProgramme({ programme, template, today, partners, nextWords, onShow }: RunningProps) {
  const text = useText();
  const files = usePilotFiles(programme.pilotIds);
  const pilots = usePilotLines(files ?? [], today, nextWords);
  const goals = useAllRecords('programmeGoal')?.filter(({ programmeId }) => programmeId === programme.id);
  const blockers = useAllRecords('blocker');
  const notes = useAllRecords('weekNote');
  const decisions = useAllRecords('gateDecision');
  const actions = useProgrammeActions(programme, today);
  const index = usePlaybook();
  const issuer = useIssuer();
  const [reader, setReader] = useState<string | null>(null);
  if (!files || !goals || !blockers || !notes || !decisions)
    return <Skeleton words={text('programme.page.reading')} lines={8} />;
  const readers = [{ id: 'executives', label: text('programme.sheet.executives') }, ...pilotChoices(pilots)];
  const weekPage = (to: string): DocumentPage =>
    weekUpdate({
      issuer,
      programme,
      template,
      goals,
      blockers,
      decisions,
      pilots,
      note: weekNoteOf(notes, programme.id, today),
      on: today,
      partnerName: (partnerId) => partners.find(({ id }) => id === partnerId)?.label ?? '',
      gateTitle: (gateId) => index.gateById.get(gateId)?.title ?? gateId,
      reader: readerOf(programme, to),
    });
  return (
    <>
      <ProgrammeBoard
        programme={programme}
        template={template}
        goals={goals}
        blockers={blockers}
        suggestions={suggestionsOf(files, blockers)}
        notes={notes}
        pilots={pilots}
        partners={partners}
        today={today}
        actions={actions}
        onShow={(sheet) => (sheet === 'week' ? setReader('executives') : onShow(sheet))}
      />
      {reader !== null && (
        <SheetDialog
          page={weekPage(reader)}
          isOnePage
          choice={
            <Select
              label={text('programme.sheet.reader')}
              description={text('programme.sheet.reader-hint')}
              choices={readers}
              value={reader}
              onChange={setReader}
            />
          }
          onClose={() => setReader(null)}
        />
      )}
    </>
  );
}

const pilotChoices = (pilots: readonly { readonly partnerId: string; readonly name: string }[]) =>
  pilots.map(({ partnerId, name }) => ({ id: partnerId, label: name }));

function readerOf({ pilotIds }: Programme, to: string) {
  const partnerId = pilotIds.find((id) => id === to);
  return partnerId === undefined ? ({ kind: 'executives' } as const) : ({ kind: 'pilot', partnerId } as const);
}

function usePartnerChoices(): readonly PartnerChoice[] {
  return useDirectoryView().partners.map(({ id, legalName }) => ({ id, label: legalName }));
}

/** Our own company, as the latest agreement names it; empty while none does. */
function useIssuer(): string {
  const agreements = useAllRecords('agreement') ?? [];
  const named = agreements.flatMap(({ id, terms }) =>
    typeof terms.vendorName === 'string' && terms.vendorName !== '' ? [{ id, name: terms.vendorName }] : [],
  );
  return named.sort((left, right) => (left.id < right.id ? 1 : -1))[0]?.name ?? '';
}
