import { type ReactNode, useState } from 'react';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { PersonId } from '#shared/domain/partners/person';
import type { SiteId } from '#shared/domain/partners/site';
import type { NewAgendaItem } from '#shared/domain/visits/agenda-rules';
import type { Visit } from '#shared/domain/visits/visit';
import { planVisit, replanVisit } from '../../data/actions/visit-actions';
import { useRecordsOf } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { usePartnerChoices } from './use-partner-choices';
import styles from './visit-dialog.module.css';

export interface VisitDialogProps {
  readonly isOpen: boolean;
  /** Already known when the visit is planned from the partner's page. */
  readonly partnerId?: PartnerId | undefined;
  /** The visit to plan again. */
  readonly visit?: Visit | undefined;
  readonly onClose: () => void;
  readonly onKept: (visit: Visit) => void;
  /** What a new visit is to get done: drawn in the form, and kept with it. */
  readonly agenda?:
    | { readonly items: readonly NewAgendaItem[]; readonly part: (on: VisitOutline) => ReactNode }
    | undefined;
}

/** What of a visit is known while it is being planned. */
export interface VisitOutline {
  readonly partnerId: string;
  readonly day: string | null;
  /** Null: nobody has said how long. */
  readonly minutes: number | null;
}

/** When, where, with whom and what for. */
export function VisitDialog(props: VisitDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.visit ? text('visits.form.replan') : text('visits.form.plan')}
    >
      {props.isOpen && <VisitForm {...props} />}
    </Dialog>
  );
}

/** Minutes; what most visits take. */
const usualLength = 120;

function VisitForm({ partnerId: given, visit, agenda, onClose, onKept }: VisitDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const partners = usePartnerChoices();
  const [partnerId, setPartnerId] = useState<string | null>(visit?.partnerId ?? given ?? null);
  const [day, setDay] = useState<string | null>(
    localDay(visit?.plannedFor ?? tomorrowAtTen(workspace.surroundings.now())),
  );
  const [time, setTime] = useState(localTime(visit?.plannedFor ?? tomorrowAtTen(workspace.surroundings.now())));
  const [minutes, setMinutes] = useState<number | null>(visit ? (visit.plannedMinutes ?? null) : usualLength);
  const [purpose, setPurpose] = useState(visit?.purpose ?? '');
  const [siteId, setSiteId] = useState<string | null>(visit?.siteId ?? null);
  const [attendeeIds, setAttendeeIds] = useState<readonly string[]>(visit?.attendeeIds ?? []);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const plannedFor = instantOf(day, time);
    if (partnerId === null) return setProblem(text('visits.form.partner-missing'));
    if (plannedFor === null) return setProblem(text('visits.form.time-missing'));
    const fields = {
      plannedFor,
      purpose,
      siteId: siteId as SiteId | null,
      attendeeIds: attendeeIds as PersonId[],
      ...(minutes === null ? {} : { plannedMinutes: Math.round(minutes) }),
    };
    const kept = visit
      ? await replanVisit(workspace, visit.id, fields)
      : await planVisit(workspace, { ...fields, partnerId: partnerId as PartnerId, agenda: agenda?.items ?? [] });
    if (!kept.ok) return setProblem(text(storageWords(kept.error.kind)));
    onClose();
    onKept(kept.value);
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('visits.form.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('visits.form.keep')}
          </Button>
        </>
      }
    >
      {!given && !visit && (
        <ComboBox
          label={text('visits.form.partner')}
          choices={partners}
          value={partnerId}
          onChange={setPartnerId}
          isRequired
        />
      )}
      <When day={day} onDay={setDay} time={time} onTime={setTime} minutes={minutes} onMinutes={setMinutes} />
      <TextField label={text('visits.form.purpose')} value={purpose} onChange={setPurpose} />
      {partnerId !== null && (
        <WhereAndWho
          partnerId={partnerId}
          siteId={siteId}
          onSite={setSiteId}
          attendeeIds={attendeeIds}
          onAttendees={setAttendeeIds}
        />
      )}
      {partnerId !== null && agenda?.part({ partnerId, day, minutes })}
    </Form>
  );
}

interface WhenProps {
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
  readonly time: string;
  readonly onTime: (time: string) => void;
  readonly minutes: number | null;
  readonly onMinutes: (minutes: number | null) => void;
}

function When({ day, onDay, time, onTime, minutes, onMinutes }: WhenProps) {
  const text = useText();
  return (
    <FieldRow>
      <DatePicker label={text('visits.form.day')} value={day} onChange={onDay} isRequired />
      <TextField label={text('visits.form.time')} type="time" value={time} onChange={onTime} isRequired />
      <NumberField
        label={text('visits.form.length')}
        unit={text('visits.agenda.minutes-unit')}
        value={minutes}
        minValue={5}
        maxValue={960}
        onChange={onMinutes}
      />
    </FieldRow>
  );
}

interface WhereAndWhoProps {
  readonly partnerId: string;
  readonly siteId: string | null;
  readonly onSite: (siteId: string) => void;
  readonly attendeeIds: readonly string[];
  readonly onAttendees: (ids: readonly string[]) => void;
}

function WhereAndWho({ partnerId, siteId, onSite, attendeeIds, onAttendees }: WhereAndWhoProps) {
  const text = useText();
  const sites = useRecordsOf('site', partnerId) ?? [];
  const people = useRecordsOf('person', partnerId) ?? [];
  const toggle = (id: string, takesPart: boolean) =>
    onAttendees(takesPart ? [...attendeeIds, id] : attendeeIds.filter((other) => other !== id));
  return (
    <>
      {sites.length > 0 && (
        <Select
          label={text('visits.form.site')}
          choices={sites.map(({ id, name }) => ({ id, label: name }))}
          value={siteId as SiteId | null}
          onChange={onSite}
        />
      )}
      {people.length > 0 && (
        <FieldGroup title={text('visits.form.attendees')}>
          <div className={styles.people}>
            {people.map((person) => (
              <Checkbox
                key={person.id}
                label={person.name}
                isSelected={attendeeIds.includes(person.id)}
                onChange={(takesPart) => toggle(person.id, takesPart)}
              />
            ))}
          </div>
        </FieldGroup>
      )}
    </>
  );
}

// Day and time are asked in the zone in which the person is, and kept as an instant.
function instantOf(day: string | null, time: string): string | null {
  if (day === null) return null;
  const at = new Date(`${day}T${time === '' ? '10:00' : time}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function localDay(instant: string): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function localTime(instant: string): string {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

function tomorrowAtTen(now: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + 1);
  at.setHours(10, 0, 0, 0);
  return at.toISOString();
}
