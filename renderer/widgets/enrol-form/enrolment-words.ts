import type { EnrolmentRefusal } from '#shared/sync/sync-state';
import { useText } from '../../ui/use-text';

/** Says why a device was not connected, and what to do. */
export function useEnrolmentWords(): (refusal: EnrolmentRefusal) => string {
  const text = useText();
  return (refusal) => {
    switch (refusal.kind) {
      case 'address':
        return text('sync.enrol.refused-address');
      case 'unreachable':
        return text('sync.enrol.refused-unreachable', { address: refusal.address });
      case 'not-hq':
        return text('sync.enrol.refused-not-hq', { address: refusal.address });
      case 'busy':
        if (refusal.after === null) return text('sync.enrol.refused-busy');
        return text('sync.enrol.refused-busy-after', { seconds: Math.ceil(refusal.after / 1_000) });
      case 'bad-code':
        return text('sync.enrol.refused-bad-code');
      case 'revoked':
        return text('sync.enrol.refused-revoked');
      case 'version':
        return text(refusal.program === 'old' ? 'sync.enrol.refused-old' : 'sync.enrol.refused-new');
      case 'malformed':
        return text('sync.enrol.refused-malformed', { detail: refusal.detail });
    }
  };
}
