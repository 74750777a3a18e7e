import { useLiveQuery } from 'dexie-react-hooks';
import { type Preferences, readPreferences } from '../preferences';
import { useWorkspace } from '../use-workspace';

/** The preferences of this device as they change; undefined while they are being read. */
export function usePreferences(): Preferences | undefined {
  const workspace = useWorkspace();
  return useLiveQuery(() => readPreferences(workspace), [workspace]);
}
