/**
 * In a browser the program's own files must be on the device before the network goes. The desktop has them in its
 * package, and the development server changes them all the time.
 */
export async function keepProgramOnDevice(): Promise<void> {
  if (import.meta.env.DEV || location.protocol === 'app:' || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
}
