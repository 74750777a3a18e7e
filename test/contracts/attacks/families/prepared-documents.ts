import { signField } from '#shared/proof/pades/sign-field';
import { Victim } from '../../../builders/an-attack';
import { archivedAgain, drawnInto, partnerOrganisation } from '../../../builders/signed-stages';
import { type Attack, type AttackFamily, type Bytes, forging, type Target } from '../attack';

/** The document is prepared before anybody signs it; then both sign, and perhaps something is woken up. */
function prepared(
  name: string,
  because: Attack['because'],
  prepare: (victim: Victim, target: Target) => unknown,
  wake: ((victim: Victim, target: Target) => unknown) | null = null,
  differs: Partial<Attack> = {},
): Attack {
  return forging(
    name,
    because,
    async (target) => {
      const victim = new Victim(target.sla.unsigned);
      prepare(victim, target);
      const signed = await signedByBoth(victim.revision(), target);
      if (wake === null) return signed;
      const woken = new Victim(signed);
      wake(woken, target);
      return woken.revision();
    },
    { stages: ['signed'], ...differs },
  );
}

export async function signedByBoth(bytes: Uint8Array, { sla }: Target): Promise<Bytes> {
  const { authority } = sla;
  const certified = await drawnInto(bytes, {
    ...{ field: 'Vendor1', certifies: true, claimedAt: '2026-11-21T09:31:00Z', name: 'Änne Großmann' },
    signer: await authority.manager('Änne Großmann'),
  });
  return drawnInto(certified, {
    ...{ field: 'Partner1', certifies: false, claimedAt: '2026-11-21T09:32:00Z', name: 'Eva Lindner' },
    signer: await authority.inPerson('Eva Lindner', partnerOrganisation, '2026-11-21T09:32:00Z'),
  });
}

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const cover = '/Type /XObject /Subtype /Form /BBox [0 0 600 900]';
const undecided = { judgement: 'undecided' } as const;
const before: Attack['because'] = ['revisedBeforeSigning', 'changedBeforeSigning'];
const extra = 9000;

/** Shadow attacks: what is shown later lies in the document before it is signed. */
export const preparedDocuments: AttackFamily = {
  family: 'Shadow attacks: the document was prepared before it was signed',
  attacks: [
    prepared(
      'content lies hidden behind a picture',
      before,
      (victim) => {
        const picture = victim.addStream(cover, '1 1 1 rg 0 0 600 900 re f');
        victim.put(
          firstPage(victim),
          `/Annots [${victim.add(`<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 600 900] /AP << /N ${picture} 0 R >> >>`)} 0 R]`,
        );
      },
      null,
      undecided,
    ),
    prepared(
      'hidden content is uncovered by taking the picture away (hide)',
      ['pageChanged', 'annotationChanged'],
      (victim) => {
        const picture = victim.addStream(cover, '1 1 1 rg 0 0 600 900 re f');
        victim.put(
          firstPage(victim),
          `/Annots [${victim.add(`<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 600 900] /AP << /N ${picture} 0 R >> >>`, extra)} 0 R]`,
        );
      },
      (victim) => victim.replace(firstPage(victim), `${extra} 0 R`, ''),
    ),
    prepared(
      'the picture that hides is freed (hide)',
      ['objectRemoved', 'annotationChanged'],
      (victim) => {
        victim.put(
          firstPage(victim),
          `/Annots [${victim.add('<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 600 900] >>', extra)} 0 R]`,
        );
      },
      (victim) => victim.free(extra),
    ),
    prepared(
      'a reference to nothing is filled later (hide and replace)',
      'sleepingReferenceFilled',
      (victim) => victim.put(firstPage(victim), `/Annots [${extra} 0 R]`),
      (victim) => victim.add('<< /Type /Annot /Subtype /Stamp /F 4 /Rect [0 0 600 900] >>', extra),
    ),
    prepared(
      'a second document lies in it and takes its place (hide and replace)',
      ['pagesChanged', 'trailerChanged', 'catalogChanged'],
      (victim) => {
        const page = victim.add('<< /Type /Page /MediaBox [0 0 600 900] >>', extra);
        victim.add(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, extra + 1);
      },
      (victim) => victim.replace(victim.catalog, /\/Pages \d+ 0 R/, `/Pages ${extra + 1} 0 R`),
    ),
    prepared(
      'a font is exchanged for one that was never in it (replace)',
      ['pageChanged', 'sleepingReferenceFilled'],
      (victim) => {
        const resources = victim.entry(firstPage(victim), 'Resources');
        victim.replace(resources, '<<', `<< /Spare ${extra} 0 R`);
      },
      (victim) => victim.add('<< /Type /Font /Subtype /Type1 /BaseFont /Wingdings >>', extra),
    ),
    prepared(
      'a text field shows another value than it has (replace)',
      ['formChanged', 'revisedBeforeSigning', 'fieldLocked'],
      (victim) => {
        const field = victim.add(
          `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Price) /V (1000) /F 4 /P ${firstPage(victim)} 0 R /Rect [50 600 350 650] >>`,
          extra,
        );
        victim.put(firstPage(victim), `/Annots [${field} 0 R]`);
        const form = victim.entry(victim.catalog, 'AcroForm');
        victim.replace(form, /\/Fields \[/, `/Fields [${field} 0 R `);
      },
      (victim) => victim.replace(extra, '(1000)', '(1)'),
    ),
    prepared(
      'layers are switched later',
      ['layersChanged', 'hiddenLayers'],
      (victim) => {
        const layer = victim.add('<< /Type /OCG /Name (x) >>', extra);
        victim.put(
          victim.catalog,
          `/OCProperties ${victim.add(`<< /OCGs [${layer} 0 R] /D << /ON [${layer} 0 R] >> >>`, extra + 1)} 0 R`,
        );
      },
      (victim) => victim.replace(extra + 1, '/ON', '/OFF'),
    ),
    prepared(
      'layers are in it',
      ['hiddenLayers'],
      (victim) => {
        const layer = victim.add('<< /Type /OCG /Name (x) >>');
        victim.put(victim.catalog, `/OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >>`);
      },
      null,
      undecided,
    ),
    prepared(
      'a script is in it',
      ['scriptInside', 'actionInside'],
      (victim) => victim.put(victim.catalog, '/OpenAction << /S /JavaScript /JS (1) >>'),
      null,
      undecided,
    ),
    prepared(
      'its data is that of another',
      before,
      (victim) =>
        victim.change(
          victim.ofType('EmbeddedFile')[0] ?? 0,
          '<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream',
        ),
      null,
      undecided,
    ),
    prepared(
      'its text is another than its data',
      before,
      (victim) => victim.change(victim.entry(firstPage(victim), 'Contents'), '<< /Length 0 >>\nstream\n\nendstream'),
      null,
      undecided,
    ),
    prepared(
      'a field was taken out of it before',
      [...(before as readonly ['revisedBeforeSigning', 'changedBeforeSigning'])],
      (victim) => victim.put(victim.info, '/Trapped /False'),
      null,
      undecided,
    ),
    forging(
      'the partner’s field was taken out before the manager sealed',
      ['revisedBeforeSigning', 'notFinished'],
      async ({ sla }) => {
        const victim = new Victim(sla.unsigned);
        const form = victim.entry(victim.catalog, 'AcroForm');
        victim.replace(form, `${victim.field('Partner1')} 0 R`, '');
        const made = await drawnInto(victim.revision(), {
          ...{ field: 'Vendor1', certifies: true, claimedAt: '2026-11-21T09:31:00Z', name: 'Änne Großmann' },
          signer: await sla.authority.manager('Änne Großmann'),
        });
        return archivedAgain(made, sla.authority, '2026-11-21T18:30:00Z');
      },
      { judgement: 'undecided', stages: ['archived'] },
    ),
    forging(
      'nobody seals it',
      ['certificationMissing'],
      async ({ sla }) => {
        const { authority, unsigned } = sla;
        const victim = new Victim(unsigned);
        // What the signer of the program refuses, somebody else’s does: an approval where the seal must be.
        victim.put(victim.catalog, `/Perms << /DocMDP ${victim.add('<< /Type /Sig >>')} 0 R >>`);
        const made = await signField(victim.revision(), {
          ...{ field: 'Partner1', certifies: false, appearance: null, name: 'Eva Lindner', reason: null, place: null },
          ...{ claimedAt: '2026-11-21T09:32:00Z', evidenceSha256: null, beacon: null },
          signer: await authority.inPerson('Eva Lindner', partnerOrganisation, '2026-11-21T09:32:00Z'),
        });
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        return made.value;
      },
      { stages: ['signed'] },
    ),
  ],
};
