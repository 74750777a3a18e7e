/**
 * The content security policy of the window, the same on the desktop and in the browser. No eval, nothing
 * inline but one style element of React Aria known by its hash, nothing from elsewhere but headquarters.
 *
 * @param hq origin of the headquarters, or null when the window is served by it
 */
export function contentPolicy(hq: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${reactAriaStyleHash}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    hq ? `connect-src 'self' ${hq}` : "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One policy only, made by strict-page.ts: nobody else may declare an address trusted.
    'trusted-types default',
  ].join('; ');
}

/** SHA-256 of the one style React Aria Components 1.22.1 puts into the page; a test recomputes it on upgrade. */
export const reactAriaStyleHash = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';
