import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import { tableNames } from '#shared/domain/datasets/tables';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { FieldGroup, FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { ZoneField } from '../zone-field';
import { ColumnMapping } from './column-mapping';
import { FindingList } from './finding-list';
import { SampleTable } from './sample-table';
import styles from './table-mapping.module.css';
import { givenByWords, type TableBringing, type TableReading } from './table-reading';
import { WordMapping } from './word-mapping';

export interface MappingDialogProps {
  readonly bringing: TableBringing;
  readonly onChange: (reading: Partial<TableReading>) => void;
  readonly onTake: () => void;
  readonly onSkip: () => void;
}

/** How one file is to be read: which table, which column is which, which word means what. Nothing is kept before all of it could be read. */
export function MappingDialog({ bringing, onChange, onTake, onSkip }: MappingDialogProps) {
  const text = useText();
  const { file, look, reading, findings, problem, waiting, replaces } = bringing;
  const { table } = reading;
  return (
    <Dialog
      isOpen
      onClose={onSkip}
      shape="wide"
      mustAnswer
      title={
        replaces === null
          ? text('datasets.mapping.title', { name: file.name })
          : text('datasets.mapping.title-replaces', { name: file.name, before: replaces.file.name })
      }
      actions={
        <>
          {waiting > 0 && <span className={styles.waiting}>{text('datasets.mapping.waiting', { waiting })}</span>}
          <Button onPress={onSkip}>{text('datasets.mapping.skip')}</Button>
          <Button kind="filled" onPress={onTake} isDisabled={table === null} isPending={bringing.isReading}>
            {text('datasets.mapping.take')}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        {problem !== null && (
          <ErrorState title={text('datasets.mapping.not-kept')} shape="inline">
            {problem}
          </ErrorState>
        )}
        <FindingList findings={findings} />
        {replaces !== null && (
          <TextArea
            label={text('datasets.mapping.reason')}
            description={text('datasets.mapping.reason-hint')}
            isRequired
            rows={2}
            value={reading.reason}
            onChange={(reason) => onChange({ reason })}
          />
        )}
        <ReadingFields bringing={bringing} onChange={onChange} />
        <WordMapping
          findings={findings}
          words={reading.words}
          table={table}
          onChange={(words) => onChange({ words })}
        />
        <FieldGroup title={text('datasets.mapping.sample')}>
          <SampleTable look={look} />
        </FieldGroup>
        {table !== null && (
          <ColumnMapping
            table={table}
            headings={look.headings}
            mapping={reading.mapping}
            onChange={(mapping) => onChange({ mapping })}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What the rows are, where they come from, and what no cell of the file says. */
function ReadingFields({ bringing, onChange }: Pick<MappingDialogProps, 'bringing' | 'onChange'>) {
  const text = useText();
  const { look, reading } = bringing;
  const { table } = reading;
  return (
    <>
      <FieldRow>
        <Select
          label={text('datasets.mapping.table')}
          description={table === null ? text('datasets.mapping.not-recognised') : datasetFormats[table].meaning}
          choices={tableNames.map((id) => ({ id, label: datasetFormats[id].title }))}
          value={table}
          onChange={(id) => onChange({ table: id, mapping: suggestMapping(id, look.headings), words: {} })}
        />
        <Select
          label={text('datasets.mapping.given-by')}
          choices={(['partner', 'vendor', 'thirdParty'] as const).map((id) => ({
            id,
            label: text(givenByWords[id]),
          }))}
          value={reading.givenBy}
          onChange={(givenBy) => onChange({ givenBy })}
        />
        <TextField
          label={text('datasets.mapping.author')}
          description={text('datasets.mapping.author-hint')}
          isRequired
          value={reading.author}
          onChange={(author) => onChange({ author })}
        />
      </FieldRow>
      <FieldRow>
        <ZoneField
          label={text('datasets.mapping.zone')}
          description={text(look.hasZones ? 'datasets.mapping.zone-said' : 'datasets.mapping.zone-needed')}
          value={reading.zone}
          onChange={(zone) => onChange({ zone })}
        />
        <TextField
          label={text('datasets.mapping.service')}
          description={text('datasets.mapping.service-hint')}
          value={reading.service}
          onChange={(service) => onChange({ service })}
        />
      </FieldRow>
    </>
  );
}
