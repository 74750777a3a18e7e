import { ComboBox, type ComboBoxProps } from '../ui/combo-box';

/** A time zone, found by a part of its name. */
export function ZoneField(props: Omit<ComboBoxProps<string>, 'choices'>) {
  return <ComboBox {...props} choices={zoneChoices()} />;
}

let choices: readonly { readonly id: string; readonly label: string }[] | null = null;

/** Every zone the runtime knows, read once: there are four hundred. */
function zoneChoices() {
  choices ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC')].map((id) => ({
    id,
    label: id.replaceAll('_', ' '),
  }));
  return choices;
}
