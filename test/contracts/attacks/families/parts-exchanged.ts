import { streamOf, type Victim } from '../../../builders/an-attack';
import { type Attack, type AttackFamily, revising } from '../attack';

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const lastPage = (victim: Victim) => victim.pages.at(-1) ?? 0;
const drawing = (victim: Victim) =>
  victim.addStream('/Type /XObject /Subtype /Form /BBox [0 0 200 80]', '0 0 1 RG 0 0 m 200 80 l S');
/** The manager has signed at every stage. */
const signed = (victim: Victim) => victim.field('Vendor1');
const ofField: Attack['because'] = ['fieldChanged', 'fieldLocked', 'annotationChanged', 'signatureReplaced'];

const onField = (name: string, from: string | RegExp, to: string): Attack =>
  revising(name, ofField, (victim) => victim.replace(signed(victim), from, to));

/** What a signed field shows, where it stands and whose it seems to be. */
export const exchangedInk: AttackFamily = {
  family: 'The picture of a signature is exchanged, moved or hidden',
  attacks: [
    revising('the ink is written over', ofField, (victim) =>
      victim.change(
        victim.entry(signed(victim), 'AP', 'N'),
        streamOf('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', 'q Q'),
      ),
    ),
    revising('the ink is exchanged for another picture', ofField, (victim) =>
      victim.replace(signed(victim), /\/N \d+ 0 R/, `/N ${drawing(victim)} 0 R`),
    ),
    revising(
      'the ink of the two signers is exchanged',
      ofField,
      (victim) => {
        const [one, other] = ['Vendor1', 'Partner1'].map((name) => victim.entry(victim.field(name), 'AP', 'N'));
        victim.replace(victim.field('Vendor1'), `/N ${one} 0 R`, `/N ${other} 0 R`);
        victim.replace(victim.field('Partner1'), `/N ${other} 0 R`, `/N ${one} 0 R`);
      },
      { stages: ['signed', 'archived'] },
    ),
    revising(
      'the signatures of the two signers are exchanged',
      ofField,
      (victim) => {
        const [one, other] = ['Vendor1', 'Partner1'].map((name) => victim.entry(victim.field(name), 'V'));
        victim.replace(victim.field('Vendor1'), `/V ${one} 0 R`, `/V ${other} 0 R`);
        victim.replace(victim.field('Partner1'), `/V ${other} 0 R`, `/V ${one} 0 R`);
      },
      { stages: ['signed', 'archived'] },
    ),
    revising('a field shows other ink while the mouse is over it', ofField, (victim) =>
      victim.replace(
        signed(victim),
        /\/N (\d+ 0 R)/,
        `/N ${victim.entry(signed(victim), 'AP', 'N')} 0 R /R ${drawing(victim)} 0 R`,
      ),
    ),
    onField('a signed field is moved', /\/Rect \[[^\]]*\]/, '/Rect [10 10 300 300]'),
    onField('a signed field is made invisible by its size', /\/Rect \[[^\]]*\]/, '/Rect [0 0 0 0]'),
    onField('a signed field is hidden', '/F 132', '/F 134'),
    onField('a signed field is not printed', '/F 132', '/F 128'),
    onField('a signed field may be edited', '/F 132', '/F 4'),
    onField('a signed field is put into a layer', '/Type /Annot', '/Type /Annot /OC << /Type /OCG /Name (x) >>'),
    onField(
      'a signed field gets a colour and a caption',
      '/Type /Annot',
      '/Type /Annot /MK << /BG [1 1 1] /CA (void) >>',
    ),
    onField('a signed field gets a border', '/Type /Annot', '/Type /Annot /BS << /W 200 >>'),
    onField('a signed field is turned', '/Type /Annot', '/Type /Annot /MK << /R 180 >>'),
    onField('a signed field gets another state', '/Type /Annot', '/Type /Annot /AS /Off'),
    onField('a signed field loses its picture', /\/AP <<[^>]*>>/, ''),
    onField('a signed field gets a name twice', '/T (Vendor1)', '/T (Vendor1) /T (Vendor2)'),
    onField('a signed field is emptied', /\/V \d+ 0 R/, ''),
    onField('a signed field is filled with null', /\/V \d+ 0 R/, '/V null'),
    onField('a signed field is filled with what is not there', /\/V \d+ 0 R/, '/V 9999 0 R'),
    onField('a signed field is filled with a text', /\/V \d+ 0 R/, '/V (Signed!)'),
    revising('a signature is freed', ['signatureReplaced', 'objectRemoved', ...ofField], (victim) =>
      victim.free(victim.entry(signed(victim), 'V')),
    ),
    revising('a signed field is freed', ['objectRemoved', ...ofField], (victim) => victim.free(signed(victim))),
    revising('the name in a signature is another', 'signatureReplaced', (victim) =>
      victim.replace(victim.entry(signed(victim), 'V'), /\/Name (\([^)]*\)|<[^>]*>)/, '/Name (Somebody Else)'),
    ),
    revising('the moment in a signature is another', 'signatureReplaced', (victim) =>
      victim.replace(victim.entry(signed(victim), 'V'), /\/M \(D:\d{4}/, '/M (D:2020'),
    ),
    revising('the evidence of a signature is another', 'signatureReplaced', (victim) =>
      victim.replace(victim.entry(signed(victim), 'V'), /\/FPCT_Evidence <../, '/FPCT_Evidence <00'),
    ),
  ],
};

/** What is said of the document without being its text. */
export const exchangedDescription: AttackFamily = {
  family: 'Title, language, structure and other things said of the document',
  attacks: [
    revising('the title is written over', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.info, 'Title'), '(Another)'),
    ),
    revising('the title leads to another', 'metadataChanged', (victim) =>
      victim.replace(victim.info, /\/Title \d+ 0 R/, `/Title ${victim.add('(Another)')} 0 R`),
    ),
    revising('the author is another', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.info, 'Author'), '(Another)'),
    ),
    revising('the day it was made is another', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.info, 'CreationDate'), '(D:20200101000000Z)'),
    ),
    revising('the day it was changed is another', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.info, 'ModDate'), '(D:20300101000000Z)'),
    ),
    revising('the program that made it is another', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.info, 'Creator'), '(Another)'),
    ),
    revising('the metadata is exchanged', 'metadataChanged', (victim) =>
      victim.change(victim.entry(victim.catalog, 'Metadata'), streamOf('/Type /Metadata /Subtype /XML', '<x/>')),
    ),
    revising('the metadata is taken away', 'metadataChanged', (victim) =>
      victim.replace(victim.catalog, /\/Metadata \d+ 0 R/, ''),
    ),
    revising('the language is another', 'structureChanged', (victim) =>
      victim.replace(victim.catalog, '/Lang (en)', '/Lang (fr)'),
    ),
    revising('the structure is taken away', 'structureChanged', (victim) =>
      victim.replace(victim.catalog, /\/StructTreeRoot \d+ 0 R/, ''),
    ),
    revising(
      'the structure says another text than is shown',
      'structureChanged',
      (victim) => {
        const [element = 0] = victim.ofType('StructElem');
        victim.put(element, '/ActualText (The price is one) /Alt (one)');
      },
      { judgement: 'undecided' },
    ),
    revising('the structure is of another kind', 'structureChanged', (victim) =>
      victim.put(victim.entry(victim.catalog, 'StructTreeRoot'), '/RoleMap << /P /Artifact >>'),
    ),
    revising('the document is no longer tagged', 'structureChanged', (victim) =>
      victim.change(victim.entry(victim.catalog, 'MarkInfo'), '<< /Marked false >>'),
    ),
    revising('the bookmarks lead elsewhere', 'navigationChanged', (victim) =>
      victim.change(victim.entry(victim.catalog, 'Outlines'), '<< /Type /Outlines /Count 0 >>'),
    ),
    revising('the viewer is told to show it otherwise', 'navigationChanged', (victim) =>
      victim.replace(victim.catalog, '/UseOutlines', '/FullScreen'),
    ),
    revising('the viewer’s preferences are others', ['navigationChanged', 'unexplainedChange'], (victim) =>
      victim.change(
        victim.entry(victim.catalog, 'ViewerPreferences'),
        '<< /DisplayDocTitle false /HideToolbar true >>',
      ),
    ),
    revising('the pages are numbered otherwise', 'navigationChanged', (victim) =>
      victim.put(victim.catalog, '/PageLabels << /Nums [0 << /S /r >>] >>'),
    ),
    revising('the places in it are others', ['navigationChanged', 'catalogChanged'], (victim) =>
      victim.change(victim.entry(victim.catalog, 'Names'), '<< >>'),
    ),
    revising('the colours are meant otherwise', 'catalogChanged', (victim) =>
      victim.replace(victim.catalog, /\/OutputIntents \[[^\]]*\]/, ''),
    ),
    revising('the version is another', 'catalogChanged', (victim) => victim.put(victim.catalog, '/Version /2.0')),
    revising(
      'the extensions in use are others',
      'savedAgain',
      (victim) => victim.replace(victim.catalog, '/ExtensionLevel 2', '/ExtensionLevel 9'),
      {
        judgement: 'undecided',
      },
    ),
    revising('the catalog holds a collection of files', 'catalogChanged', (victim) =>
      victim.put(victim.catalog, '/Collection << /Type /Collection /View /T >>'),
    ),
    revising('the catalog holds requirements', 'catalogChanged', (victim) =>
      victim.put(victim.catalog, '/Requirements [<< /S /EnableJavaScripts >>]'),
    ),
    revising('the catalog has an entry of its own', 'catalogChanged', (victim) =>
      victim.put(victim.catalog, '/Mine (hello)'),
    ),
    revising('the catalog says a key twice', ['readTwoWays', 'pagesChanged'], (victim) =>
      victim.put(victim.catalog, '/Pages 4000 0 R'),
    ),
    revising('articles are laid over it', 'catalogChanged', (victim) => victim.put(victim.catalog, '/Threads []')),
    revising('a page’s private data is added', ['metadataChanged'], (victim) =>
      victim.put(firstPage(victim), '/PieceInfo << /Mine << /Private (x) >> >>'),
    ),
  ],
};

const attachedStreams = (victim: Victim) => victim.ofType('EmbeddedFile');
const fileOf = (victim: Victim, name: string) => {
  const found = victim.ofType('Filespec').find((number) => victim.text(number).includes(`(${name})`));
  if (found === undefined)
    throw new Error(
      `no ${name}: ${victim
        .ofType('Filespec')
        .map((number) => victim.text(number))
        .join()}`,
    );
  return found;
};
const other = streamOf('/Type /EmbeddedFile', '{}');

/** The data that lies in the file, from which the document can be made again. */
export const exchangedData: AttackFamily = {
  family: 'Attached files are exchanged, added or renamed',
  attacks: [
    ...[0, 1].map((place) =>
      revising(`the data in the attached file ${place + 1} is exchanged`, 'attachmentChanged', (victim) =>
        victim.change(attachedStreams(victim)[place] ?? 0, other),
      ),
    ),
    ...['sla.json', 'frame.json'].map((name) =>
      revising(`${name} leads to other data`, 'attachmentChanged', (victim) =>
        victim.replace(fileOf(victim, name), /\/F \d+ 0 R/, `/F ${victim.add(other)} 0 R`),
      ),
    ),
    revising('sla.json has another name', 'attachmentChanged', (victim) =>
      victim.replace(fileOf(victim, 'sla.json'), /\(sla\.json\)/g, '(old.json)'),
    ),
    revising('the relation of sla.json is another', 'attachmentChanged', (victim) =>
      victim.replace(fileOf(victim, 'sla.json'), /\/AFRelationship \/\w+/, '/AFRelationship /Unspecified'),
    ),
    revising('a file is attached', 'attachmentChanged', (victim) => {
      const spec = victim.add(`<< /Type /Filespec /F (a.json) /UF (a.json) /EF << /F ${victim.add(other)} 0 R >> >>`);
      victim.replace(victim.catalog, '/AF [', `/AF [${spec} 0 R `);
    }),
    revising('the list of associated files is emptied', 'attachmentChanged', (victim) =>
      victim.replace(victim.catalog, /\/AF \[[^\]]*\]/, '/AF []'),
    ),
    revising('the names of the attached files are others', ['attachmentChanged', 'catalogChanged'], (victim) => {
      const names = victim.entry(victim.catalog, 'Names');
      const before = victim.text(names);
      if (before.includes('/EmbeddedFiles <<')) victim.replace(names, '(sla.json)', '(zzz.json)');
      else victim.change(victim.entry(names, 'EmbeddedFiles'), '<< /Names [] >>');
    }),
    revising('a second sla.json stands among the names', ['attachmentChanged', 'readTwoWays'], (victim) => {
      const names = victim.entry(victim.catalog, 'Names');
      const spec = victim.add(`<< /Type /Filespec /F (sla.json) /EF << /F ${victim.add(other)} 0 R >> >>`);
      const text = victim.text(names);
      const tree = /\/EmbeddedFiles (\d+) 0 R/.exec(text);
      victim.replace(tree ? Number(tree[1]) : names, /\(sla\.json\) /, `(sla.json) ${spec} 0 R (sla.json) `);
    }),
    revising('a file is attached to a page', 'pageChanged', (victim) => {
      const spec = victim.add(`<< /Type /Filespec /F (a.json) /EF << /F ${victim.add(other)} 0 R >> >>`);
      victim.put(lastPage(victim), `/AF [${spec} 0 R]`);
    }),
    revising('scripts stand among the names', ['scriptChanged', 'scriptInside'], (victim) =>
      victim.replace(
        victim.entry(victim.catalog, 'Names'),
        '<<',
        '<< /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >>',
      ),
    ),
    revising(
      'the data of an attached file lies outside of the file',
      ['attachmentChanged', 'externalContent'],
      (victim) =>
        victim.change(
          attachedStreams(victim)[0] ?? 0,
          streamOf('/Type /EmbeddedFile /F (http://example.invalid/)', ''),
        ),
    ),
  ],
};
