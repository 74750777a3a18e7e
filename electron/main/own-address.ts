import { desktopOrigin } from '#shared/contracts/desktop-bridge';

/** The address taken apart, or null where it is none. */
export function parseAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** The origin of an address as a text. The platform's own `origin` is "null" for our scheme outside the window. */
export function originOf(address: string): string | null {
  const url = parseAddress(address);
  return url && url.host !== '' ? `${url.protocol}//${url.host}` : null;
}

/** Where our window comes from: its own scheme, or in development exactly the development server. */
export function ownOrigin(packaged: boolean, developmentServer: string | undefined): string {
  if (packaged || !developmentServer) return desktopOrigin;
  return originOf(developmentServer) ?? desktopOrigin;
}
