import { FileCheck2, FileText } from 'lucide-react';
import { useState } from 'react';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Measuring } from '../../data/queries/performance-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { packPage, type ReportOf, reportPage, saveReport } from './make-report';
import styles from './performance.module.css';

export interface ReportButtonsProps {
  readonly of: Omit<ReportOf, 'language'>;
  readonly measuring: Measuring;
}

/** The documents that come out of an agreement after signing. */
export function ReportButtons({ of, measuring }: ReportButtonsProps) {
  const text = useText();
  const workspace = useWorkspace();
  const index = usePlaybook();
  const [language, setLanguage] = useState(of.sla.languages.first);
  const [isBusy, setBusy] = useState(false);
  const make = async (draw: () => Promise<DocumentPage>) => {
    setBusy(true);
    const saved = await saveReport(workspace, await draw(), of.asOf);
    setBusy(false);
    if (!saved.ok) showToast({ tone: 'refused', words: text(...saved.error) });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('performance.saved') });
  };
  const measured = measuring.state === 'measured' ? measuring : null;
  return (
    <div className={styles.head}>
      <Select
        label={text('performance.report-language')}
        choices={[
          { id: 'en', label: text('performance.language.en') },
          { id: 'de', label: text('performance.language.de') },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <Button
        icon={FileCheck2}
        isPending={isBusy}
        onPress={() => void make(() => packPage({ ...of, language }, index))}
      >
        {text('performance.pack')}
      </Button>
      <Button
        kind="filled"
        icon={FileText}
        isPending={isBusy}
        isDisabled={measured === null}
        onPress={() => measured && void make(() => reportPage({ ...of, language }, measured))}
      >
        {text('performance.report')}
      </Button>
    </div>
  );
}
