import { useState } from 'react';
import type { FileReport } from '#shared/proof/file-report';
import { type ReportLanguage, reportWords } from '#shared/proof/verify/report-words';
import { tellReport } from '#shared/proof/verify/told-report';
import { ToldCheck } from '../widgets/file-check/told-check';
import { checkFile } from './check-file';
import type { CheckQuestion } from './check-messages';
import { type Trust, type Trusted, trustedFile } from './trust';
import { TrustPart } from './trust-part';

/** Above this a file is not opened: the largest documents of ours have some megabytes. */
const mostMegabytes = 256;

export interface CheckPageProps {
  readonly trust: Trust;
  readonly revocationLists: readonly Uint8Array<ArrayBuffer>[];
  /** The program of the worker that opens the files. */
  readonly worker: string;
  readonly firstLanguage: ReportLanguage;
}

type Checked =
  | { readonly kind: 'checked'; readonly name: string; readonly report: FileReport }
  | { readonly kind: 'failed'; readonly name: string }
  | { readonly kind: 'tooLarge'; readonly name: string; readonly megabytes: number };

type Believed = Pick<CheckQuestion, 'anchors' | 'timeAnchors' | 'revocationLists'>;

/** The whole page: what to do, what was found, whom it believes. */
export function CheckPage({ trust, revocationLists, worker, firstLanguage }: CheckPageProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [added, setAdded] = useState<readonly Trusted[]>([]);
  const [wrongRoot, setWrongRoot] = useState<string | null>(null);
  const { checked, checking, check } = useChecks(worker, {
    anchors: [...trust.roots, ...added].map(({ certificate }) => certificate),
    timeAnchors: trust.timeRoots.map(({ certificate }) => certificate),
    revocationLists,
  });
  const say = reportWords(language);
  const addRoot = async (file: File) => {
    const found = await trustedFile(new Uint8Array(await file.arrayBuffer()));
    setWrongRoot(found ? null : file.name);
    if (found) setAdded([...added, found]);
  };
  return (
    <main className="page" lang={language}>
      <header className="head">
        <h1>{say('page.title')}</h1>
        <button type="button" className="quiet" onClick={() => setLanguage(language === 'en' ? 'de' : 'en')}>
          {say('page.language')}
        </button>
      </header>
      <p>{say('page.lead')}</p>
      {'subtle' in crypto ? (
        <FilePlace say={say} onFiles={check} />
      ) : (
        <p role="alert" className="problem">
          {say('page.secure')}
        </p>
      )}
      <div aria-live="polite" className="results">
        {checking !== null && <p>{say('page.checking', { name: checking })}</p>}
        {checked.map((one) => (
          <section key={one.name} aria-label={one.name} className="result">
            {one.kind === 'checked' ? (
              <ToldCheck
                told={tellReport(one.report, one.name, language)}
                language={language}
                details={say('page.details')}
              />
            ) : (
              <p role="alert" className="problem">
                {one.kind === 'failed'
                  ? say('page.failed', { name: one.name })
                  : say('page.tooLarge', { name: one.name, megabytes: one.megabytes, limit: mostMegabytes })}
              </p>
            )}
          </section>
        ))}
      </div>
      <TrustPart
        say={say}
        trusted={[...trust.roots, ...added]}
        timeRoots={trust.timeRoots}
        wrong={wrongRoot}
        onAdd={(file) => void addRoot(file)}
      />
      <footer className="foot">{say('page.version', { version: import.meta.env['FIELDPACT_VERSION'] ?? '' })}</footer>
    </main>
  );
}

function FilePlace({
  say,
  onFiles,
}: {
  readonly say: ReturnType<typeof reportWords>;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first.
    <div
      className="place"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <label className="choose">
        {say(isOver ? 'page.drop' : 'page.choose')}
        <input
          type="file"
          accept="application/pdf,.pdf"
          multiple
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

function useChecks(worker: string, believed: Believed) {
  const [checked, setChecked] = useState<readonly Checked[]>([]);
  const [checking, setChecking] = useState<string | null>(null);
  const check = async (files: readonly File[]) => {
    setChecked([]);
    const found: Checked[] = [];
    for (const file of files) {
      setChecking(file.name);
      found.push(await checkOne(file, worker, believed));
      setChecked([...found]);
    }
    setChecking(null);
  };
  return { checked, checking, check: (files: readonly File[]) => void check(files) };
}

async function checkOne(file: File, worker: string, believed: Believed): Promise<Checked> {
  const { name, size } = file;
  if (size > mostMegabytes * 1e6) return { kind: 'tooLarge', name, megabytes: Math.round(size / 1e6) };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { kind: 'failed', name };
  const report = await checkFile(worker, {
    bytes: new Uint8Array(bytes),
    ...believed,
    at: new Date().toISOString(),
  });
  return report === null ? { kind: 'failed', name } : { kind: 'checked', name, report };
}
