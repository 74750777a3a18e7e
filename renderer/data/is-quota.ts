/** Whether the browser refused to store because the disk or the quota is used up. */
export function isQuota(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (each) => (each as { name?: string } | null)?.name,
  );
  return names.includes('QuotaExceededError');
}
