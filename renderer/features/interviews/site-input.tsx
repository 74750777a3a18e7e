import { useRecordsOf } from '../../data/queries/record-queries';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';

export interface SiteInputProps {
  readonly partnerId: string;
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly description?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly name?: string | undefined;
  /** Id of the site. */
  readonly value: string;
  readonly onChange: (siteId: string) => void;
}

/** One of the partner's places. */
export function SiteInput({ partnerId, value, onChange, ...field }: SiteInputProps) {
  const text = useText();
  const sites = useRecordsOf('site', partnerId) ?? [];
  const choices = sites.map(({ id, name, address }) => ({
    id: id as string,
    label: address === '' ? name : `${name}, ${address}`,
  }));
  return (
    <Select
      {...field}
      choices={choices}
      value={value === '' ? null : value}
      onChange={onChange}
      placeholder={sites.length === 0 ? text('interviews.site.none') : undefined}
    />
  );
}
