import type { Say } from '#shared/proof/verify/report-words';
import type { Trusted } from './trust';

export interface TrustPartProps {
  readonly say: Say;
  readonly trusted: readonly Trusted[];
  /** Believed about the time only. */
  readonly timeRoots: readonly Trusted[];
  /** Name of a file that was meant to be a root and is none. */
  readonly wrong: string | null;
  readonly onAdd: (file: File) => void;
}

/** Whose word the page takes, with the fingerprints to compare. */
export function TrustPart({ say, trusted, timeRoots, wrong, onAdd }: TrustPartProps) {
  return (
    <section className="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{say('page.trust.title')}</h2>
      {trusted.length === 0 && <p>{say('page.trust.none')}</p>}
      {trusted.map(({ name, fingerprint }) => (
        <p key={fingerprint}>{say('page.trust.one', { name, fingerprint })}</p>
      ))}
      {timeRoots.map(({ name, fingerprint }) => (
        <p key={fingerprint}>{say('page.trust.time', { name, fingerprint })}</p>
      ))}
      {wrong !== null && (
        <p role="alert" className="problem">
          {say('page.trust.notOne', { name: wrong })}
        </p>
      )}
      <label className="choose quiet">
        {say('page.trust.add')}
        <input
          type="file"
          accept=".pem,.crt,.cer,.der"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) onAdd(file);
          }}
        />
      </label>
    </section>
  );
}
