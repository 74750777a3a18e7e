import { useDeviceNames } from '../../data/queries/decision-queries';
import { useColleagues } from '../../data/queries/sync-queries';
import { useText } from '../../ui/use-text';

/** Names of people and devices as far as this device has heard them. */
export function useNames(): {
  readonly personName: (id: string) => string;
  readonly deviceName: (id: string) => string;
} {
  const text = useText();
  const people = useColleagues();
  const devices = useDeviceNames();
  return {
    personName: (id) => people?.get(id) ?? text('headquarters.names.unknown', { id: id.slice(0, 8) }),
    deviceName: (id) => devices?.get(id) ?? text('headquarters.names.unknown', { id: id.slice(0, 8) }),
  };
}
