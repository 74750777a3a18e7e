/**
 * The stand-alone page that checks signed documents, as it lies among this program's own files; null where it does not
 * (the program is run from its sources), or where it cannot be read now.
 */
export async function readVerifierPage(): Promise<string | null> {
  try {
    const answer = await fetch(new URL('/verifier.html', window.location.href));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
