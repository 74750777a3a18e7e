import { nameOf, numberOf, type PdfObjects, textOf } from './pdf-objects';

/** What a file must say of itself, and what must not be in it. */
export function checkFacts(objects: PdfObjects, bytes: Uint8Array): readonly string[] {
  const { catalog, trailer } = objects;
  const metadata = new TextDecoder().decode(objects.bytes(catalog.get('Metadata')) ?? new Uint8Array());
  const intent = objects.dict(objects.list(catalog.get('OutputIntents'))[0]);
  const profile = objects.bytes(intent?.get('DestOutputProfile'));
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  const preferences = objects.dict(catalog.get('ViewerPreferences'));
  const extension = objects.dict(objects.dict(catalog.get('Extensions'))?.get('ESIC'));
  const rules: readonly (readonly [boolean, string])[] = [
    [/^%PDF-1\.7\n%[\x80-\xff]{4}/.test(start), 'does not begin as a binary PDF 1.7'],
    [/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(textOf(objects.resolved(catalog.get('Lang'))) ?? ''), 'names no language'],
    [
      String(objects.resolved(objects.dict(catalog.get('MarkInfo'))?.get('Marked')) ? 'yes' : '') === 'yes',
      'is not marked',
    ],
    [preferences?.get('DisplayDocTitle') !== undefined, 'does not show its title'],
    [/<pdfaid:part>3</.test(metadata) && /<pdfaid:conformance>A</.test(metadata), 'does not claim PDF/A-3a'],
    [/<pdfuaid:part>1</.test(metadata), 'does not claim PDF/UA-1'],
    [/<dc:title>/.test(metadata), 'has no title in its metadata'],
    [isWellFormed(metadata), 'has metadata that is no XML'],
    [nameOf(intent?.get('S')) === 'GTS_PDFA1' && (profile?.length ?? 0) > 1000, 'has no colour profile'],
    [numberOf(extension?.get('ExtensionLevel')) === 2, 'does not declare the extension of its signatures'],
    [objects.list(trailer.get('ID')).length === 2, 'has no identifier'],
    ...['Encrypt'].map((key) => [trailer.get(key) === undefined, `has ${key}`] as const),
    ...['OpenAction', 'AA', 'JavaScript'].map((key) => [catalog.get(key) === undefined, `has ${key}`] as const),
  ];
  return [
    ...rules.flatMap(([holds, complaint]) => (holds ? [] : [complaint])),
    ...checkEmbedded(objects),
    ...checkForm(objects),
  ];
}

/** A form of ours holds signatures and nothing else, and asks no reader to draw them. */
function checkForm(objects: PdfObjects): readonly string[] {
  const form = objects.dict(objects.catalog.get('AcroForm'));
  if (form === null) return [];
  const kinds = objects.list(form.get('Fields')).map((field) => nameOf(objects.dict(field)?.get('FT')));
  const rules: readonly (readonly [boolean, string])[] = [
    [kinds.length > 0 && kinds.every((kind) => kind === 'Sig'), 'has a form that is more than signatures'],
    [numberOf(form.get('SigFlags')) === 3, 'does not say that it may only be added to'],
    ...['NeedAppearances', 'XFA', 'CO'].map((key) => [form.get(key) === undefined, `has a form with ${key}`] as const),
  ];
  return rules.flatMap(([holds, complaint]) => (holds ? [] : [complaint]));
}

function checkEmbedded(objects: PdfObjects): readonly string[] {
  return objects.list(objects.catalog.get('AF')).flatMap((reference) => {
    const file = objects.dict(reference);
    const stream = objects.dict(objects.dict(file?.get('EF'))?.get('F'));
    const rules: readonly (readonly [boolean, string])[] = [
      [relation(textOf(file?.get('UF'))) === nameOf(file?.get('AFRelationship')), 'embedded file is no source'],
      [nameOf(stream?.get('Subtype')) !== null, 'embedded file has no kind'],
      [objects.dict(stream?.get('Params'))?.get('ModDate') !== undefined, 'embedded file has no date'],
      [textOf(file?.get('UF')) !== null && textOf(file?.get('F')) !== null, 'embedded file has no name'],
    ];
    return rules.flatMap(([holds, complaint]) => (holds ? [] : [complaint]));
  });
}

const relation = (name: string | null) => (name === 'frame.json' ? 'Supplement' : 'Source');

/** Every element is closed, in order, and no sign stands bare that must be written as an entity. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const bare = xml.replace(/<\?[\s\S]*?\?>/g, '');
  for (const [, closing, name, end] of bare.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!end && name) open.push(name);
  }
  const words = bare.replace(/<[^<>]*>/g, '');
  return open.length === 0 && !/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(words);
}
