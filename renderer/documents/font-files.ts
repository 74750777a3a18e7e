import inter from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import interItalics from '@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf?url';
import interBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import interBoldItalics from '@expo-google-fonts/inter/600SemiBold_Italic/Inter_600SemiBold_Italic.ttf?url';
import emoji from '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf?url';
import notoSans from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import arabic from '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url';
import armenian from '@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf?url';
import bengali from '@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf?url';
import devanagari from '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url';
import georgian from '@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf?url';
import hebrew from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import japanese from '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf?url';
import korean from '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf?url';
import mathematics from '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf?url';
import simplifiedChinese from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import symbols from '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf?url';
import moreSymbols from '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf?url';
import tamil from '@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf?url';
import thai from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import serif from '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url';
import serifItalics from '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf?url';
import serifBold from '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?url';
import serifBoldItalics from '@expo-google-fonts/source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf?url';
import { type Fallback, fallbacks } from './fallback-fonts';
import { type Face, type Family, type FontFiles, families } from './typefaces';

/** Addresses of the font files in the bundle (all under the SIL Open Font License). */
const ownAddresses: Readonly<Record<(typeof families)[number], Readonly<Record<Face, string>>>> = {
  'Source Serif 4': { normal: serif, bold: serifBold, italics: serifItalics, bolditalics: serifBoldItalics },
  Inter: { normal: inter, bold: interBold, italics: interItalics, bolditalics: interBoldItalics },
};
const fallbackAddresses: Readonly<Record<Fallback, string>> = {
  'Noto Sans': notoSans,
  'Noto Sans Arabic': arabic,
  'Noto Sans Hebrew': hebrew,
  'Noto Sans Devanagari': devanagari,
  'Noto Sans Bengali': bengali,
  'Noto Sans Tamil': tamil,
  'Noto Sans Thai': thai,
  'Noto Sans Georgian': georgian,
  'Noto Sans Armenian': armenian,
  'Noto Sans SC': simplifiedChinese,
  'Noto Sans JP': japanese,
  'Noto Sans KR': korean,
  'Noto Sans Symbols': symbols,
  'Noto Sans Symbols 2': moreSymbols,
  'Noto Sans Math': mathematics,
  'Noto Emoji': emoji,
};

/** Names under which the fetched fonts lie in the worker. */
const named = (family: Family, face: Face) => `${family} ${face}.ttf`;
const oneFace = (file: string) => ({ normal: file, bold: file, italics: file, bolditalics: file });
const fourFaces = (family: Family) => ({
  normal: named(family, 'normal'),
  bold: named(family, 'bold'),
  italics: named(family, 'italics'),
  bolditalics: named(family, 'bolditalics'),
});
export const fontNames = Object.fromEntries([
  ...families.map((family) => [family, fourFaces(family)]),
  ...fallbacks.map((family) => [family, oneFace(named(family, 'normal'))]),
]) as FontFiles;

/** A file to fetch: where it is, and what it is called from then on. */
export interface FontToLoad {
  readonly address: string;
  readonly name: string;
}

/** The files of every document. */
export const ownFonts: readonly FontToLoad[] = families.flatMap((family) =>
  (Object.keys(ownAddresses[family]) as Face[]).map((face) => ({
    address: ownAddresses[family][face],
    name: named(family, face),
  })),
);

/** The file of a family that only some documents need. */
export const fallbackFont = (family: Fallback): FontToLoad => ({
  address: fallbackAddresses[family],
  name: named(family, 'normal'),
});
