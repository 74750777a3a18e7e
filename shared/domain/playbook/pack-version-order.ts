/** Whether one version (`2.1.0`) comes after another. Each part counts as a number: 2.10.0 is later than 2.9.0. */
export function isLaterVersion(version: string, other: string): boolean {
  return compareVersions(version, other) > 0;
}

export function compareVersions(left: string, right: string): number {
  const ofLeft = left.split('.').map(Number);
  const ofRight = right.split('.').map(Number);
  for (const [at, part] of ofLeft.entries()) {
    const difference = part - (ofRight[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return ofLeft.length - ofRight.length;
}
