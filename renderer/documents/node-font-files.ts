import { createRequire } from 'node:module';
import type { FontFiles } from './typefaces';

/** Looked up from here, wherever the bundle of the command line lies: the packages are beside it. */
const packages = createRequire(import.meta.url);

const file = (folder: string, face: string, name: string) =>
  packages.resolve(`@expo-google-fonts/${folder}/${face}/${name}_${face}.ttf`);
const fourFaces = (folder: string, name: string) => ({
  normal: file(folder, '400Regular', name),
  bold: file(folder, '600SemiBold', name),
  italics: file(folder, '400Regular_Italic', name),
  bolditalics: file(folder, '600SemiBold_Italic', name),
});
function oneFace(folder: string, name: string) {
  const only = file(folder, '400Regular', name);
  return { normal: only, bold: only, italics: only, bolditalics: only };
}

/** The very font files of the window, as paths. */
export const nodeFontFiles: FontFiles = {
  'Source Serif 4': fourFaces('source-serif-4', 'SourceSerif4'),
  Inter: fourFaces('inter', 'Inter'),
  'Noto Sans': oneFace('noto-sans', 'NotoSans'),
  'Noto Sans Arabic': oneFace('noto-sans-arabic', 'NotoSansArabic'),
  'Noto Sans Hebrew': oneFace('noto-sans-hebrew', 'NotoSansHebrew'),
  'Noto Sans Devanagari': oneFace('noto-sans-devanagari', 'NotoSansDevanagari'),
  'Noto Sans Bengali': oneFace('noto-sans-bengali', 'NotoSansBengali'),
  'Noto Sans Tamil': oneFace('noto-sans-tamil', 'NotoSansTamil'),
  'Noto Sans Thai': oneFace('noto-sans-thai', 'NotoSansThai'),
  'Noto Sans Georgian': oneFace('noto-sans-georgian', 'NotoSansGeorgian'),
  'Noto Sans Armenian': oneFace('noto-sans-armenian', 'NotoSansArmenian'),
  'Noto Sans SC': oneFace('noto-sans-sc', 'NotoSansSC'),
  'Noto Sans JP': oneFace('noto-sans-jp', 'NotoSansJP'),
  'Noto Sans KR': oneFace('noto-sans-kr', 'NotoSansKR'),
  'Noto Sans Symbols': oneFace('noto-sans-symbols', 'NotoSansSymbols'),
  'Noto Sans Symbols 2': oneFace('noto-sans-symbols-2', 'NotoSansSymbols2'),
  'Noto Sans Math': oneFace('noto-sans-math', 'NotoSansMath'),
  'Noto Emoji': oneFace('noto-emoji', 'NotoEmoji'),
};

export const colourProfilePath = createRequire(packages.resolve('pdfmake/js/PDFDocument.js'))
  .resolve('pdfkit')
  .replace(/pdfkit\.(?:es\.)?js$/, 'data/sRGB_IEC61966_2_1.icc');
