import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { addDays, addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { type DocumentLanguage, documentLanguages } from '#shared/domain/agreements/document-language';
import { sheetFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import { planReviewDocument, quarterOf } from '#shared/domain/documents/plan-review-document';
import { commitments } from '#shared/domain/plans/commitments';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import { type PlanUnderWay, planStanding } from '#shared/domain/plans/plan-standing';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import styles from './plan-board.module.css';
import { useDay } from './use-day';

export interface QuarterDialogProps {
  readonly underWay: PlanUnderWay;
  readonly reviews: readonly PlanReview[];
  readonly today: CalendarDate;
  readonly onClose: () => void;
}

const quartersBack = 8;

/** The quarterly report as it will be printed, for the quarter and the language that are chosen. */
export function QuarterDialog({ underWay, reviews, today, onClose }: QuarterDialogProps) {
  const text = useText();
  const day = useDay();
  const workspace = useWorkspace();
  const quarters = useMemo(() => quartersUpTo(today, underWay.plan.said.startDate), [today, underWay]);
  const [from, setFrom] = useState(quarters[0]?.from ?? today);
  const [language, setLanguage] = useState<DocumentLanguage>(underWay.plan.languages.first);
  const [isBusy, setBusy] = useState(false);
  const page = useMemo(
    () => quarterPage(underWay, reviews, { from, today, language }),
    [underWay, reviews, from, today, language],
  );
  const save = async () => {
    setBusy(true);
    await savePage(workspace, page, text).finally(() => setBusy(false));
  };
  const languageWords = { en: 'plans.quarter.english', de: 'plans.quarter.german' } as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      title={text('plans.quarter.title')}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('plans.form.close')}
          </Button>
          <Button kind="filled" icon={Download} isPending={isBusy} onPress={() => void save()}>
            {text('plans.quarter.save')}
          </Button>
        </>
      }
    >
      <FieldRow>
        <Select
          label={text('plans.quarter.which')}
          choices={quarters.map((one) => ({
            id: one.from,
            label: text('plans.quarter.span', { from: day(one.from), to: day(one.to) }),
          }))}
          value={from}
          onChange={setFrom}
        />
        <Select
          label={text('plans.quarter.language')}
          choices={documentLanguages.map((id) => ({ id, label: text(languageWords[id]) }))}
          value={language}
          onChange={setLanguage}
        />
      </FieldRow>
      <div className={styles.desk}>
        <PagePreview page={page} selectedSource={null} />
      </div>
    </Dialog>
  );
}

function quartersUpTo(today: CalendarDate, startDate: CalendarDate) {
  const { from: first } = quarterOf(today);
  return Array.from({ length: quartersBack }, (_, back) => quarterOf(addMonths(first, -3 * back))).filter(
    ({ to }) => to >= startDate,
  );
}

/** A quarter that is not over is told up to today. */
function quarterPage(
  underWay: PlanUnderWay,
  reviews: readonly PlanReview[],
  chosen: { readonly from: CalendarDate; readonly today: CalendarDate; readonly language: DocumentLanguage },
): DocumentPage {
  const { plan } = underWay;
  const { from, to: last } = quarterOf(chosen.from);
  const to = last < chosen.today ? last : chosen.today;
  const before = planStanding(underWay, addDays(from, -1));
  const after = planStanding(underWay, to);
  return planReviewDocument({
    plan,
    from,
    to,
    before,
    after,
    commitmentsBefore: commitments(plan, before, reviews),
    commitments: commitments(plan, after, reviews),
    reviews: reviews.filter(({ heldOn }) => heldOn >= from && heldOn <= to),
    language: chosen.language,
  });
}

async function savePage(workspace: Workspace, page: DocumentPage, text: Text): Promise<void> {
  const createdAt = new Date(workspace.surroundings.now()).toISOString();
  const printed = await printPage(page, { createdAt, author: page.parties[0]?.name ?? '' });
  if (!printed.ok) {
    showToast({ tone: 'refused', words: text(...printRefusalWords(printed.error)) });
    return;
  }
  const { bytes, pages } = printed.value;
  const content = new Blob([bytes], { type: 'application/pdf' });
  const saved = await saveCopy(workspace, { name: sheetFileName(page), mime: content.type, content });
  if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  else if (saved.value === 'saved') showToast({ tone: 'done', words: text('plans.quarter.saved', { pages }) });
}
