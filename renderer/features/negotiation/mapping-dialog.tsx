import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import { tableNames } from '#shared/domain/datasets/tables';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { FieldGroup, FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { ZoneField } from '../../widgets/zone-field';
import { givenByWords } from './bring-words';
import { ColumnMapping } from './column-mapping';
import { FindingList } from './finding-list';
import styles from './mapping-dialog.module.css';
import { SampleTable } from './sample-table';
import type { Bringing, Reading } from './use-bringing';
import { WordMapping } from './word-mapping';

export interface MappingDialogProps {
  readonly bringing: Bringing;
  readonly onChange: (reading: Partial<Reading>) => void;
  readonly onTake: () => void;
  readonly onSkip: () => void;
}

/** How one file is to be read: which table, which column is which, which word means what. Nothing is kept before all of it could be read. */
export function MappingDialog({ bringing, onChange, onTake, onSkip }: MappingDialogProps) {
  const text = useText();
  const { file, look, reading, findings, problem, waiting } = bringing;
  const { table } = reading;
  return (
    <Dialog
      isOpen
      onClose={onSkip}
      shape="wide"
      mustAnswer
      title={text('negotiation.mapping.title', { name: file.name })}
      actions={
        <>
          {waiting > 0 && <span className={styles.waiting}>{text('negotiation.mapping.waiting', { waiting })}</span>}
          <Button onPress={onSkip}>{text('negotiation.mapping.skip')}</Button>
          <Button kind="filled" onPress={onTake} isDisabled={table === null} isPending={bringing.isReading}>
            {text('negotiation.mapping.take')}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        {problem !== null && (
          <ErrorState title={text('negotiation.mapping.not-kept')} shape="inline">
            {problem}
          </ErrorState>
        )}
        <FindingList findings={findings} />
        <ReadingFields bringing={bringing} onChange={onChange} />
        <WordMapping
          findings={findings}
          words={reading.words}
          table={table}
          onChange={(words) => onChange({ words })}
        />
        <FieldGroup title={text('negotiation.mapping.sample')}>
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
          label={text('negotiation.mapping.table')}
          description={table === null ? text('negotiation.mapping.not-recognised') : datasetFormats[table].meaning}
          choices={tableNames.map((id) => ({ id, label: datasetFormats[id].title }))}
          value={table}
          onChange={(id) => onChange({ table: id, mapping: suggestMapping(id, look.headings), words: {} })}
        />
        <Select
          label={text('negotiation.mapping.given-by')}
          choices={(['partner', 'vendor', 'thirdParty'] as const).map((id) => ({
            id,
            label: text(givenByWords[id]),
          }))}
          value={reading.givenBy}
          onChange={(givenBy) => onChange({ givenBy })}
        />
        <TextField
          label={text('negotiation.mapping.author')}
          description={text('negotiation.mapping.author-hint')}
          isRequired
          value={reading.author}
          onChange={(author) => onChange({ author })}
        />
      </FieldRow>
      <FieldRow>
        <ZoneField
          label={text('negotiation.mapping.zone')}
          description={text(look.hasZones ? 'negotiation.mapping.zone-said' : 'negotiation.mapping.zone-needed')}
          value={reading.zone}
          onChange={(zone) => onChange({ zone })}
        />
        <TextField
          label={text('negotiation.mapping.service')}
          description={text('negotiation.mapping.service-hint')}
          value={reading.service}
          onChange={(service) => onChange({ service })}
        />
      </FieldRow>
    </>
  );
}
