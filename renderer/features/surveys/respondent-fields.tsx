import type { Engagement } from '#shared/domain/delivery/delivery';
import type { Person } from '#shared/domain/partners/person';
import type { Survey } from '#shared/domain/surveys/survey-answer';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { asksCustomer, type Respondent } from './respondent';

export interface RespondentFieldsProps {
  readonly survey: Survey;
  readonly people: readonly Person[];
  readonly engagements: readonly Engagement[];
  readonly value: Respondent;
  readonly onChange: (value: Respondent) => void;
  readonly problemOf?: (name: string) => string | undefined;
}

const somebodyElse = 'somebody-else';

/** Who answers: somebody of the partner, or a customer about an engagement. */
export function RespondentFields(props: RespondentFieldsProps) {
  const { survey, people, engagements, value, onChange, problemOf = () => undefined } = props;
  const text = useText();
  const isCustomer = asksCustomer(survey);
  const ours = people.filter(({ party }) => party === 'partner');
  return (
    <FieldRow>
      {isCustomer ? (
        <Select
          name="engagement"
          label={text('surveys.field.engagement')}
          description={engagements.length === 0 ? text('surveys.field.no-engagement') : undefined}
          isRequired
          choices={engagements.map(({ id, title, customerName }) => ({ id, label: `${title} · ${customerName}` }))}
          value={value.engagementId}
          onChange={(engagementId) => onChange({ ...value, engagementId })}
          errorMessage={problemOf('engagement')}
        />
      ) : (
        <Select
          label={text('surveys.field.person')}
          choices={[
            ...ours.map(({ id, name }) => ({ id: id as string, label: name })),
            { id: somebodyElse, label: text('surveys.field.somebody-else') },
          ]}
          value={value.personId ?? somebodyElse}
          onChange={(chosen) => {
            const person = ours.find(({ id }) => id === chosen);
            onChange({ ...value, personId: person?.id ?? null, contact: person ? '' : value.contact });
          }}
        />
      )}
      {(isCustomer || value.personId === null) && (
        <TextField
          name="contact"
          label={text(isCustomer ? 'surveys.field.customer' : 'surveys.field.contact')}
          description={text('surveys.field.contact-hint')}
          isRequired
          maxLength={200}
          value={value.contact}
          onChange={(contact) => onChange({ ...value, contact })}
          errorMessage={problemOf('contact')}
        />
      )}
    </FieldRow>
  );
}
