import { useState } from 'react';
import type { AgreementNotice } from '#shared/domain/agreements/agreement-approval';
import type { GivenNotice } from '../../data/actions/agreement-review-actions';
import { DatePicker } from '../../ui/date-picker';
import { FieldGroup, FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { KeepDialog } from './keep-dialog';
import { noticeWords, sideWords } from './review-words';

export interface NoticeDialogProps {
  /** Those that can be taken back. */
  readonly notices: readonly AgreementNotice[];
  readonly today: string;
  readonly onGive: (given: GivenNotice) => Promise<string | null>;
  readonly onClose: () => void;
}

const sides = ['vendor', 'partner', 'both'] as const;

/** A declaration about a signed agreement. It is written once; taking it back is another one. */
export function NoticeDialog({ notices, today, onGive, onClose }: NoticeDialogProps) {
  const text = useText();
  const [given, setGiven] = useState<GivenNotice>({
    kind: 'renewalDeclined',
    givenBy: 'partner',
    personName: '',
    givenOn: today,
    endsOn: null,
    reason: '',
    noticeId: null,
  });
  return (
    <KeepDialog
      title={text('agreements.notice.give')}
      keepWords={text('agreements.notice.keep')}
      onKeep={() => onGive(given)}
      onClose={onClose}
    >
      <NoticeFields given={given} setGiven={setGiven} notices={notices} />
    </KeepDialog>
  );
}

function NoticeFields({
  given,
  setGiven,
  notices,
}: Pick<NoticeDialogProps, 'notices'> & {
  readonly given: GivenNotice;
  readonly setGiven: (given: GivenNotice) => void;
}) {
  const text = useText();
  const kinds = (['renewalDeclined', 'extension', 'termination', 'withdrawn'] as const).filter(
    (kind) => kind !== 'withdrawn' || notices.length > 0,
  );
  return (
    <FieldGroup title={text('agreements.notice.what')}>
      <Select
        label={text('agreements.notice.kind')}
        choices={kinds.map((id) => ({ id, label: text(noticeWords[id]) }))}
        value={given.kind}
        onChange={(kind) =>
          setGiven({ ...given, kind, ...(kind === 'extension' ? { givenBy: 'both' } : {}), noticeId: null })
        }
      />
      {given.kind === 'withdrawn' && (
        <Select
          label={text('agreements.notice.which')}
          choices={notices.map(({ id, kind, givenOn }) => ({
            id: id as string,
            label: `${text(noticeWords[kind])}, ${givenOn}`,
          }))}
          value={given.noticeId}
          onChange={(id) => setGiven({ ...given, noticeId: notices.find((one) => one.id === id)?.id ?? null })}
        />
      )}
      <FieldRow>
        <Select
          label={text('agreements.notice.side')}
          choices={sides.map((id) => ({ id, label: text(sideWords[id]) }))}
          value={given.givenBy}
          onChange={(givenBy) => setGiven({ ...given, givenBy })}
        />
        <TextField
          label={text('agreements.notice.person')}
          isRequired
          value={given.personName}
          onChange={(personName) => setGiven({ ...given, personName })}
        />
      </FieldRow>
      <FieldRow>
        <DatePicker
          label={text('agreements.notice.given-on')}
          value={given.givenOn || null}
          onChange={(day) => setGiven({ ...given, givenOn: day ?? '' })}
        />
        {(given.kind === 'extension' || given.kind === 'termination') && (
          <DatePicker
            label={text('agreements.notice.last-day')}
            value={given.endsOn}
            onChange={(endsOn) => setGiven({ ...given, endsOn })}
          />
        )}
      </FieldRow>
      <TextArea
        label={text('agreements.notice.reason')}
        value={given.reason}
        onChange={(reason) => setGiven({ ...given, reason })}
      />
    </FieldGroup>
  );
}
