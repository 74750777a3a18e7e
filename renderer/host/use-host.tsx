import { createContext, type ReactNode, use } from 'react';
import type { Host } from './host';

const HostContext = createContext<Host | null>(null);

/** Gives the host to everything drawn below. */
export function HostProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The place this program runs in. */
export function useHost(): Host {
  const host = use(HostContext);
  if (!host) throw new Error('useHost is used outside HostProvider.');
  return host;
}
