import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { backdate } from '../../data/backdate';
import { type IntakeRefusal, takeIn } from '../../data/intake';
import { contextOf, type Workspace } from '../../data/workspace';
import type { StorageRefusal } from '../../data/writer';
import { toolsOfWindow } from '../../features/signing/signing-tools-of-window';
import { type DemoStopped, writeDemoAgreements } from './demo-agreements';
import { type DemoPartner, demoFileNames, readDemo } from './demo-records';
import { writeDemoUnderWay } from './demo-under-way';
import { demoPartnerId, writeDemoPartner, writeDemoProgramme } from './write-demo';

const fileAddresses = import.meta.glob<string>('../../../resources/demo/files/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Where the loading is, for a progress line. */
export interface DemoProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * Writes the three partners of the demo, and the programme in which two of them are pilots, as if a colleague had
 * worked for a while: through the one writer, so that they have a history and travel like everything else. Partners
 * that are here already are left alone.
 */
export async function loadDemo(
  workspace: Workspace,
  tell: (progress: DemoProgress) => void,
): Promise<Result<null, StorageRefusal | IntakeRefusal | DemoStopped>> {
  const { default: json } = await import('../../../resources/demo/workspace.json');
  await workspace.playbooks.ready;
  const { partners, programme } = readDemo(json);
  const names = demoFileNames(partners);
  const steps = names.length + partners.length + 1;
  const files = new Map<string, FileReference>();
  for (const name of names) {
    const taken = await takeFile(workspace, name, ownerOf(name, partners));
    if (!taken.ok) return taken;
    files.set(name, taken.value);
    tell({ done: files.size, of: steps });
  }
  const { now, by: me } = contextOf(workspace);
  const surroundings = { now, me, files, index: workspace.playbooks.current() };
  for (const [at, partner] of partners.entries()) {
    const written = await writeDemoPartner(workspace, partner, surroundings);
    if (!written.ok) return written;
    if (written.value && partner.agreements) {
      const signed = await writeDemoAgreements(workspace, demoPartnerId(partner), partner.agreements, toolsOfWindow());
      if (!signed.ok) return signed;
      const since = partner.underWay
        ? await writeDemoUnderWay(workspace, partner.underWay, signed.value, surroundings)
        : ok(null);
      if (!since.ok) return since;
    }
    if (written.value) await backdate(workspace, { partnerId: demoPartnerId(partner) });
    tell({ done: names.length + at + 1, of: steps });
  }
  const written = await writeDemoProgramme(workspace, programme, surroundings);
  if (!written.ok) return written;
  if (written.value) await backdate(workspace, { ids: programme.map(({ record }) => String(record.id)) });
  tell({ done: steps, of: steps });
  return ok(null);
}

async function takeFile(
  workspace: Workspace,
  name: string,
  partnerId: string,
): Promise<Result<FileReference, IntakeRefusal>> {
  const address = Object.entries(fileAddresses).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!address) return refuse({ kind: 'unreadable', name });
  const bytes = await (await fetch(address)).blob();
  const taken = await takeIn(workspace, new File([bytes], name, { type: 'image/jpeg' }), { partnerId });
  return taken.ok ? ok(taken.value.file) : taken;
}

function ownerOf(name: string, partners: readonly DemoPartner[]): string {
  const owner = partners.find((partner) => demoFileNames([partner]).includes(name));
  return owner ? demoPartnerId(owner) : '';
}
