import inter from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import interItalics from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?url';
import interBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import interBoldItalics from '@expo-google-fonts/inter/600SemiBold_Italic/Inter_600SemiBold_Italic.ttf?url';
import serif from '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url';
import serifItalics from '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf?url';
import serifBold from '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?url';
import serifBoldItalics from '@expo-google-fonts/source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf?url';
import { type FontFiles, faces, families } from './typefaces';

/** Addresses of the font files in the bundle (both families under the SIL Open Font License). */
const fontAddresses: FontFiles = {
  'Source Serif 4': { normal: serif, bold: serifBold, italics: serifItalics, bolditalics: serifBoldItalics },
  Inter: { normal: inter, bold: interBold, italics: interItalics, bolditalics: interBoldItalics },
};

/** Names under which the fetched fonts lie in the worker. Not their addresses: the PDF library would fetch those itself. */
export const fontNames: FontFiles = {
  'Source Serif 4': named('source-serif-4'),
  Inter: named('inter'),
};

function named(family: string): FontFiles[keyof FontFiles] {
  const name = (face: string) => `${family}-${face}.ttf`;
  return { normal: name('normal'), bold: name('bold'), italics: name('italics'), bolditalics: name('bolditalics') };
}

/** Every file to fetch: where it is, and what it is called from then on. */
export const fontsToLoad = families.flatMap((family) =>
  faces.map((face) => ({ address: fontAddresses[family][face], name: fontNames[family][face] })),
);
