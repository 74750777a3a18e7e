import { streamOf, type Victim } from '../../../builders/an-attack';
import { type Attack, type AttackFamily, revising } from '../attack';
import { annotate } from './certified-changes';

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const tree = (victim: Victim) => victim.entry(victim.catalog, 'Pages');
const kidsOf = (victim: Victim) => victim.pages.map((page) => `${page} 0 R`);
const setKids = (victim: Victim, kids: readonly string[]) =>
  victim.replace(tree(victim), /\/Kids \[[^\]]*\]/, `/Kids [${kids.join(' ')}]`);
const countOf = (victim: Victim, pages: number) => victim.replace(tree(victim), /\/Count \d+/, `/Count ${pages}`);

const withPage = (name: string, entries: string): Attack =>
  revising(name, 'pageChanged', (victim) => victim.put(firstPage(victim), entries));

const withResource = (name: string, change: (victim: Victim, resources: number) => unknown): Attack =>
  revising(name, ['pageChanged', 'sleepingReferenceFilled'], (victim) =>
    change(victim, victim.entry(firstPage(victim), 'Resources')),
  );

/** Which pages there are, what of them is shown and in which letters. */
export const exchangedPages: AttackFamily = {
  family: 'Pages, fonts and pictures are exchanged',
  attacks: [
    revising('a page is taken out', 'pagesChanged', (victim) =>
      countOf(setKids(victim, kidsOf(victim).slice(1)), victim.pages.length - 1),
    ),
    revising('all pages are taken out', 'pagesChanged', (victim) => countOf(setKids(victim, []), 0)),
    revising('the pages change places', 'pagesChanged', (victim) => setKids(victim, [...kidsOf(victim)].reverse())),
    revising('a page comes twice', ['pagesChanged', 'pageChanged'], (victim) =>
      countOf(setKids(victim, [...kidsOf(victim), `${firstPage(victim)} 0 R`]), victim.pages.length + 1),
    ),
    revising('a page is added', 'pagesChanged', (victim) => {
      const page = victim.add(`<< /Type /Page /Parent ${tree(victim)} 0 R /MediaBox [0 0 600 900] >>`);
      countOf(setKids(victim, [...kidsOf(victim), `${page} 0 R`]), victim.pages.length + 1);
    }),
    revising('a page is exchanged for a copy', 'pagesChanged', (victim) => {
      const copy = victim.add(victim.text(firstPage(victim)));
      setKids(victim, [`${copy} 0 R`, ...kidsOf(victim).slice(1)]);
    }),
    revising('the count of the pages is another', 'pagesChanged', (victim) =>
      victim.replace(tree(victim), /\/Count \d+/, '/Count 1'),
    ),
    revising('a node is put between the pages and their root', 'pagesChanged', (victim) => {
      const node = victim.add(
        `<< /Type /Pages /Parent ${tree(victim)} 0 R /Count ${victim.pages.length} /Kids [${kidsOf(victim).join(' ')}] /Rotate 90 >>`,
      );
      victim.replace(tree(victim), /\/Kids \[[^\]]*\]/, `/Kids [${node} 0 R]`);
    }),
    revising('all pages are turned from above', 'pagesChanged', (victim) => victim.put(tree(victim), '/Rotate 180')),
    revising('the catalog has other pages', 'pagesChanged', (victim) => {
      const copy = victim.add(victim.text(tree(victim)));
      victim.replace(victim.catalog, /\/Pages \d+ 0 R/, `/Pages ${copy} 0 R`);
    }),
    revising('a page is larger', 'pageChanged', (victim) =>
      victim.replace(firstPage(victim), /\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 9000 9000]'),
    ),
    withPage('a page is turned', '/Rotate 180'),
    withPage('a page is cropped', '/CropBox [0 0 10 10]'),
    withPage('a page is trimmed', '/TrimBox [0 0 10 10]'),
    revising('a page is measured otherwise', 'pageChanged', (victim) =>
      victim.replace(firstPage(victim), '/UserUnit 1', '/UserUnit 75'),
    ),
    withPage('a page goes by after a second', '/Dur 1 /Trans << /S /Dissolve >>'),
    withPage('a page is mixed otherwise', '/Group << /S /Transparency /CS /DeviceCMYK >>'),
    withPage('a page is drawn at another size', '/VP [<< /BBox [0 0 1 1] >>]'),
    withPage('a page has a small picture of another', '/Thumb 4000 0 R'),
    withResource('a page has other fonts and pictures', (victim, resources) =>
      victim.change(resources, '<< /Font << >> >>'),
    ),
    withResource('a font is exchanged', (victim) => {
      const [font = 0] = victim.ofType('Font').filter((number) => victim.text(number).includes('/Type0'));
      victim.replace(
        font,
        /\/DescendantFonts \[[^\]]*\]/,
        `/DescendantFonts [${victim.add('<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial >>')} 0 R]`,
      );
    }),
    withResource('the letters of a font mean others when copied', (victim) => {
      const [font = 0] = victim.ofType('Font').filter((number) => victim.text(number).includes('/ToUnicode'));
      victim.change(victim.entry(font, 'ToUnicode'), streamOf('', '1 beginbfrange <0000> <ffff> <0030> endbfrange'));
    }),
    withResource('the letters of a font are chosen otherwise', (victim) => {
      const [font = 0] = victim.ofType('Font').filter((number) => victim.text(number).includes('/Identity-H'));
      victim.replace(font, '/Identity-H', '/Identity-V');
    }),
    withResource('the file of a font is exchanged', (victim) => {
      const [descriptor = 0] = victim.ofType('FontDescriptor');
      const file = /\/FontFile[23]? (\d+) 0 R/.exec(victim.text(descriptor));
      victim.change(Number(file?.[1]), streamOf('', 'not a font'));
    }),
    withResource('the widths of a font are others', (victim) => {
      const [font = 0] = victim.ofType('Font').filter((number) => victim.text(number).includes('/W '));
      victim.put(font, '/DW 5000');
    }),
  ],
};

const opening = (name: string, action: string, because: Attack['because'] = 'scriptChanged'): Attack =>
  revising(name, because, (victim) => victim.put(victim.catalog, `/OpenAction << /Type /Action ${action} >>`));

/** Whatever runs, leads away or plays when a document is opened or touched. */
export const addedActions: AttackFamily = {
  family: 'Scripts, actions and media',
  attacks: [
    opening('it runs a script when opened', '/S /JavaScript /JS (app.alert\\(1\\))'),
    opening('it starts a program when opened', '/S /Launch /F (a.exe)'),
    opening('it sends its fields when opened', '/S /SubmitForm /F (http://example.invalid/)'),
    opening('it opens another file when opened', '/S /GoToR /F (a.pdf) /D [0 /Fit]'),
    opening('it opens an attached file when opened', '/S /GoToE /T << /R /C /N (a.pdf) >>'),
    opening('it opens an address when opened', '/S /URI /URI (http://example.invalid/)'),
    opening('it takes in data when opened', '/S /ImportData /F (a.fdf)'),
    opening('it empties its fields when opened', '/S /ResetForm'),
    opening('it hides fields when opened', '/S /Hide /T (Vendor1)'),
    opening('it begins at another page', '/S /GoTo /D [0 /Fit]'),
    opening('it does one thing after another', '/S /GoTo /D [0 /Fit] /Next << /S /JavaScript /JS (1) >>'),
    opening('a script hides behind an escaped name', '/S /J#61vaScript /JS (1)'),
    revising('a script runs before it is closed', 'scriptChanged', (victim) =>
      victim.put(victim.catalog, '/AA << /WC << /S /JavaScript /JS (1) >> >>'),
    ),
    revising('a script runs when a page is shown', ['scriptChanged', 'pageChanged'], (victim) =>
      victim.put(firstPage(victim), '/AA << /O << /S /JavaScript /JS (1) >> >>'),
    ),
    revising('a script runs when a field is touched', ['scriptChanged', 'fieldChanged', 'fieldLocked'], (victim) =>
      victim.put(victim.field('Vendor1'), '/A << /S /JavaScript /JS (1) >>'),
    ),
    revising('a script runs when a field is drawn', ['scriptChanged', 'fieldChanged', 'fieldLocked'], (victim) =>
      victim.put(victim.field('Partner1'), '/AA << /PV << /S /JavaScript /JS (1) >> >>'),
    ),
    revising('a script runs when a link is touched', ['scriptChanged', 'annotationChanged'], (victim) =>
      annotate(victim, '/Subtype /Link /A << /S /JavaScript /JS (1) >>'),
    ),
    revising('a link starts a program', ['scriptChanged', 'annotationChanged'], (victim) =>
      annotate(victim, '/Subtype /Link /A << /S /Launch /F (a.exe) >>'),
    ),
    revising('a bookmark runs a script', ['navigationChanged', 'scriptInside'], (victim) =>
      victim.put(victim.entry(victim.catalog, 'Outlines'), '/A << /S /JavaScript /JS (1) >>'),
    ),
    revising('it becomes a form of another language', ['formChanged', 'mediaInside'], (victim) =>
      victim.put(victim.entry(victim.catalog, 'AcroForm'), `/XFA ${victim.addStream('', '<xdp:xdp/>')} 0 R`),
    ),
    revising('it gets layers that can be switched off', ['layersChanged', 'hiddenLayers'], (victim) => {
      const layer = victim.add('<< /Type /OCG /Name (x) >>');
      victim.put(victim.catalog, `/OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >>`);
    }),
    revising('a page’s text is put into a layer', 'pageChanged', (victim) =>
      victim.replace(
        victim.entry(firstPage(victim), 'Resources'),
        '<<',
        '<< /Properties << /L1 << /Type /OCG /Name (x) >> >>',
      ),
    ),
  ],
};
