import { streamOf, type Victim } from '../../../builders/an-attack';
import { type Attack, type AttackFamily, revising } from '../attack';

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const lastPage = (victim: Victim) => victim.pages.at(-1) ?? 0;

/** Puts an annotation on the first page. */
export function annotate(victim: Victim, entries: string): number {
  const picture = victim.addStream('/Type /XObject /Subtype /Form /BBox [0 0 300 50]', '1 1 1 rg 0 0 300 50 re f');
  const drawn = `/F 4 /Rect [50 600 350 650] /AP << /N ${picture} 0 R >>`;
  const annotation = victim.add(`<< /Type /Annot ${drawn} ${entries} >>`);
  const page = firstPage(victim);
  if (victim.text(page).includes('/Annots [')) victim.replace(page, /\/Annots \[/, `/Annots [${annotation} 0 R `);
  else victim.put(page, `/Annots [${annotation} 0 R]`);
  return annotation;
}

const annotation = (what: string, entries: string, because: Attack['because'] = 'annotationChanged') =>
  revising(`${what} is laid over a page`, because, (victim) => annotate(victim, entries));

/** Evil annotation attack: what a certification of a wide permission lets in, covers what was signed. */
export const addedAnnotations: AttackFamily = {
  family: 'Annotations laid over a certified document (EAA)',
  attacks: [
    annotation('a text box', '/Subtype /FreeText /DA (/Helv 9 Tf) /Contents (Price: 1)'),
    annotation('a stamp', '/Subtype /Stamp'),
    annotation('a redaction', '/Subtype /Redact /OverlayText (gone)'),
    annotation('a highlight', '/Subtype /Highlight /QuadPoints [50 650 350 650 50 600 350 600]'),
    annotation('a square', '/Subtype /Square /IC [1 1 1]'),
    annotation('ink', '/Subtype /Ink /InkList [[50 600 350 650]]'),
    annotation('a note', '/Subtype /Text /Contents (void)'),
    annotation('a caret', '/Subtype /Caret'),
    annotation('a watermark', '/Subtype /Watermark'),
    annotation('a printer’s mark', '/Subtype /PrinterMark'),
    annotation('an annotation of no known kind', '/Subtype /Whatever'),
    annotation('a file', '/Subtype /FileAttachment /FS << /Type /Filespec /F (a.exe) >>'),
    annotation('a link to another address', '/Subtype /Link /A << /S /URI /URI (http://example.invalid/) >>'),
    annotation('a hidden note', '/Subtype /Text /F 2 /Contents (void)'),
    annotation('a picture of three dimensions', '/Subtype /3D', ['annotationChanged', 'mediaInside']),
    annotation('a film', '/Subtype /RichMedia', ['annotationChanged', 'mediaInside']),
    revising(
      'an annotation is moved',
      'annotationChanged',
      (victim) => {
        const [link = 0] = victim.ofType('Annot').filter((number) => victim.text(number).includes('/Link'));
        victim.replace(link, /\/Rect \[[^\]]*\]/, '/Rect [0 0 600 900]');
      },
      { judgement: 'undecided' },
    ),
    revising('the list of annotations becomes an object and grows later', 'annotationChanged', (victim) => {
      const note = victim.add('<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>');
      const list = victim.add(`[${note} 0 R]`);
      victim.put(firstPage(victim), `/Annots ${list} 0 R`);
    }),
    revising('a signature field is taken off its page', 'annotationChanged', (victim) => {
      const field = victim.field('Partner1');
      const page = victim.entry(field, 'P');
      victim.replace(page, `${field} 0 R`, '');
    }),
  ],
};

const sneaky = (what: string, entries: string, because: Attack['because']): Attack =>
  revising(`${what} is added over the text`, because, (victim) => {
    const number = annotate(victim, `/Subtype /Widget /P ${firstPage(victim)} 0 R ${entries}`);
    addField(victim, number);
  });

function addField(victim: Victim, number: number): void {
  victim.replace(victim.entry(victim.catalog, 'AcroForm'), /\/Fields \[([^\]]*)/, fieldsWith(victim, number));
}
const fieldsWith = (victim: Victim, number: number) => {
  const form = victim.text(victim.entry(victim.catalog, 'AcroForm'));
  return `/Fields [${/\/Fields \[([^\]]*)/.exec(form)?.[1] ?? ''} ${number} 0 R`;
};
const form = (victim: Victim) => victim.entry(victim.catalog, 'AcroForm');
const seal = (victim: Victim) => victim.entry(victim.field('Vendor1'), 'V');

/** Sneaky signature attack, and everything else that bends a form or what a certification permits. */
export const bentPermissions: AttackFamily = {
  family: 'Form fields and permissions of a certified document (SSA)',
  attacks: [
    sneaky('an empty signature field that shows a picture', '/FT /Sig /T (Sneak)', [
      'signatureFieldAdded',
      'fieldLocked',
    ]),
    sneaky(
      'a signature field with a lock of its own',
      '/FT /Sig /T (Sneak) /Lock << /Type /SigFieldLock /Action /All >>',
      ['signatureFieldAdded', 'fieldLocked'],
    ),
    sneaky(
      'a signature field with an empty signature',
      '/FT /Sig /T (Sneak) /V << /Type /Sig /Filter /Adobe.PPKLite >>',
      ['signatureFieldAdded', 'fieldLocked'],
    ),
    sneaky(
      'a field that pretends to be a time-stamp',
      '/FT /Sig /T (Timestamp9) /V << /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /Contents <00> /ByteRange [0 1 2 3] >>',
      ['signatureFieldAdded', 'fieldLocked', 'contentsEmpty'],
    ),
    sneaky('a text field', '/FT /Tx /T (Price) /V (1)', ['formFieldAdded', 'fieldLocked']),
    sneaky('a button', '/FT /Btn /T (Press) /Ff 65536', ['formFieldAdded', 'fieldLocked']),
    sneaky('a choice', '/FT /Ch /T (Choose) /Opt [(a) (b)]', ['formFieldAdded', 'fieldLocked']),
    sneaky('a field of no kind', '/T (Nothing)', ['formFieldAdded', 'fieldLocked', 'annotationChanged']),
    sneaky('a second field with the name of the first', '/FT /Sig /T (Vendor1)', [
      'signatureFieldAdded',
      'fieldLocked',
    ]),
    revising('an invisible signature field is added', ['signatureFieldAdded', 'fieldLocked'], (victim) => {
      addField(victim, victim.add('<< /Type /Annot /Subtype /Widget /FT /Sig /T (Later) /F 132 /Rect [0 0 0 0] >>'));
    }),
    revising('a field below a signed field is added', ['fieldChanged', 'fieldLocked'], (victim) => {
      const kid = victim.add(`<< /Parent ${victim.field('Vendor1')} 0 R /Subtype /Widget /Rect [0 0 600 900] >>`);
      victim.put(victim.field('Vendor1'), `/Kids [${kid} 0 R]`);
    }),
    revising('a field is taken out of the form', 'formChanged', (victim) =>
      victim.replace(form(victim), `${victim.field('Partner1')} 0 R`, ''),
    ),
    revising('the fields of the form change places', 'formChanged', (victim) => {
      const [one, other] = [victim.field('Vendor1'), victim.field('Partner1')];
      victim.replace(form(victim), new RegExp(`${one} 0 R ${other} 0 R`), `${other} 0 R ${one} 0 R`);
    }),
    revising('the form is emptied', 'formChanged', (victim) =>
      victim.replace(form(victim), /\/Fields \[[^\]]*\]/, '/Fields []'),
    ),
    revising('there is no form any more', ['formChanged'], (victim) =>
      victim.replace(victim.catalog, /\/AcroForm \d+ 0 R/, ''),
    ),
    revising('there are two forms', 'formChanged', (victim) => {
      const other = victim.add('<< /Fields [] >>');
      victim.replace(victim.catalog, /\/AcroForm \d+ 0 R/, `/AcroForm ${other} 0 R`);
    }),
    revising('the form asks viewers to draw its fields themselves', 'formChanged', (victim) =>
      victim.put(form(victim), '/NeedAppearances true'),
    ),
    revising('the form gets fonts of its own', 'formChanged', (victim) =>
      victim.put(form(victim), '/DR << /Font << /Helv 4000 0 R >> >> /DA (/Helv 0 Tf)'),
    ),
    revising('the form no longer says that there are signatures', 'formChanged', (victim) =>
      victim.replace(form(victim), /\/SigFlags 3/, '/SigFlags 0'),
    ),
    revising('the form says more than there is to say', 'formChanged', (victim) =>
      victim.replace(form(victim), /\/SigFlags 3/, '/SigFlags 1027'),
    ),
    revising('the order of calculation is set', 'formChanged', (victim) => victim.put(form(victim), '/CO [12 0 R]')),
    revising('the catalog no longer names the seal', 'catalogChanged', (victim) =>
      victim.replace(victim.catalog, /\/Perms <<[^>]*>>/, ''),
    ),
    revising('the catalog names another seal', 'catalogChanged', (victim) =>
      victim.replace(victim.catalog, /\/DocMDP \d+ 0 R/, `/DocMDP ${victim.add('<< /Type /Sig >>')} 0 R`),
    ),
    revising('the catalog gives rights of use', 'catalogChanged', (victim) =>
      victim.replace(victim.catalog, '/Perms <<', `/Perms << /UR3 ${seal(victim)} 0 R`),
    ),
    revising('the catalog gives legal words', 'catalogChanged', (victim) =>
      victim.put(victim.catalog, '/Legal << /Attestation (all is well) >>'),
    ),
    revising('the seal permits notes from now on', 'signatureReplaced', (victim) =>
      victim.replace(seal(victim), '/P 2', '/P 3'),
    ),
    revising('the seal forbids nothing from now on', 'signatureReplaced', (victim) =>
      victim.replace(seal(victim), /\/Reference \[[\s\S]*?>>\s*>>\s*\]|\/Reference \[[^\]]*\]/, ''),
    ),
    revising(
      'the lock of a field is taken off',
      ['fieldChanged', 'fieldLocked'],
      (victim) => victim.replace(victim.field('Partner1'), /\/Lock (?:\d+ 0 R|<<[^>]*>>)/, ''),
      { stages: ['certified'] },
    ),
    revising(
      'the lock of a field is loosened',
      ['fieldChanged', 'fieldLocked', 'annotationChanged'],
      (victim) => {
        const field = victim.field('Partner1');
        const lock = /\/Lock (\d+) 0 R/.exec(victim.text(field));
        if (lock) victim.change(Number(lock[1]), '<< /Type /SigFieldLock /Action /Include /Fields [] >>');
        else victim.replace(field, '/Action /All', '/Action /Include /Fields []');
      },
      { stages: ['certified'] },
    ),
    revising('a field gets another name', ['fieldChanged', 'fieldLocked'], (victim) =>
      victim.replace(victim.field('Partner1'), '/T (Partner1)', '/T (Partner9)'),
    ),
    revising('a field gets another title', ['fieldChanged', 'fieldLocked'], (victim) =>
      victim.replace(victim.field('Partner1'), /\/TU \(/, '/TU (Not the '),
    ),
    revising('a field becomes a text field', ['fieldChanged', 'fieldLocked', 'formFilled'], (victim) =>
      victim.replace(victim.field('Partner1'), '/FT /Sig', '/FT /Tx'),
    ),
    revising(
      'an unsigned field is filled with a picture only',
      ['fieldChanged'],
      (victim) => {
        const drawn = victim.addStream('/Type /XObject /Subtype /Form /BBox [0 0 90 90]', '0 0 90 90 re f');
        victim.put(victim.field('Partner1'), `/AP << /N ${drawn} 0 R >>`);
      },
      { stages: ['certified'] },
    ),
    revising(
      'an unsigned field is filled with a signature of nothing',
      ['contentsEmpty', 'messageMalformed', 'rangeMissing'],
      (victim) => {
        const empty = victim.add(
          '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents <00> >>',
        );
        victim.put(victim.field('Partner1'), `/V ${empty} 0 R`);
      },
      { stages: ['certified'] },
    ),
    revising(
      'an unsigned field is given the seal of the other',
      ['signatureReplaced'],
      (victim) => victim.put(victim.field('Partner1'), `/V ${seal(victim)} 0 R`),
      { stages: ['certified'] },
    ),
    revising('a form object turns into a stream', ['formChanged', 'unexplainedChange'], (victim) =>
      victim.change(form(victim), streamOf(victim.text(form(victim)).replace(/^<<|>>$/g, ''), 'x')),
    ),
    revising('the page of a signature is another', ['fieldChanged', 'fieldLocked'], (victim) =>
      victim.replace(victim.field('Vendor1'), /\/P \d+ 0 R/, `/P ${firstPage(victim)} 0 R`),
    ),
    revising('the last page gets a tab order of its own', 'pageChanged', (victim) =>
      victim.replace(lastPage(victim), '/Tabs /S', '/Tabs /W'),
    ),
  ],
};
