/** Where a file may name its encoding. Each matches in its first or last characters. */
const declarations: readonly RegExp[] = [
  // JabRef writes `% Encoding: ISO8859_1`, BibDesk "%% Saved with string encoding Unicode (UTF-8)".
  /^[ \t]{0,8}%{1,4}[ \t]{0,8}encoding[ \t]{0,4}[:=][ \t]{0,8}(?<name>[\w.-]+(?: [\w-]+)?)/im,
  /^[ \t]{0,8}%{1,4}[ \t]{0,8}saved with string encoding[ \t]{1,4}(?<name>[^\r\n]{1,60})/im,
  // TeXShop and TeXworks.
  /^[ \t]{0,8}%{1,4}[ \t]{0,4}![ \t]{0,4}TeX[ \t]{1,4}encoding[ \t]{0,4}=[ \t]{0,4}(?<name>[\w.-]+(?: [\w-]+)?)/im,
  // Emacs, in the first two lines or in the local variables at the end; Vim.
  /-\*-[^\r\n]{0,200}?\bcoding:[ \t]{0,4}(?<name>[\w.-]+)/i,
  /^[^\w\r\n]{0,8}local variables:[\s\S]{0,1000}?^[^\w\r\n]{0,8}coding:[ \t]{0,4}(?<name>[\w.-]+)/im,
  /\b(?:vim?|ex):[^\r\n]{0,120}?\b(?:fenc|fileencoding)=(?<name>[\w.-]+)/i,
  /^[^%\r\n]{0,80}\\usepackage[ \t]{0,4}\[(?<name>[\w-]{1,20})\][ \t]{0,4}\{inputenc\}/m,
];

/** The bytes at the beginning and at the end of a file that may have a declaration. */
const [headBytes, tailBytes] = [2_000, 3_000];

/** Returns the encoding that a file says it has, as a label of the Encoding Standard, or `undefined` if it names none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const text = asciiOf(bytes.subarray(0, headBytes)) + asciiOf(bytes.subarray(Math.max(headBytes, bytes.length - tailBytes)));
  for (const declaration of declarations) {
    const name = declaration.exec(text)?.groups?.["name"];
    const label = name === undefined ? undefined : encodingLabel(name);
    if (label !== undefined) {
      return label;
    }
  }
  return undefined;
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Names of Java, Emacs, TeX and macOS that the Encoding Standard lacks, in lower-case letters and digits. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["utf8", "utf-8"],
  ["utf8unicode", "utf-8"],
  ["unicodeutf8", "utf-8"],
  ["utf8x", "utf-8"],
  ["ansinew", "windows-1252"],
  ["ansi", "windows-1252"],
  ["westernwindowslatin1", "windows-1252"],
  ["westernisolatin1", "windows-1252"],
  ["isolatin", "windows-1252"],
  ["isolatin1", "windows-1252"],
  ["isolatin2", "iso-8859-2"],
  ["isolatin9", "iso-8859-15"],
  ["latin9", "iso-8859-15"],
  ["latin0", "iso-8859-15"],
  ["macroman", "macintosh"],
  ["macosroman", "macintosh"],
  ["westernmacosroman", "macintosh"],
  ["applemac", "macintosh"],
  ["macintosh", "macintosh"],
  ["macce", "x-mac-ce"],
  ["maccyrillic", "x-mac-cyrillic"],
  ["sjis", "shift_jis"],
  ["shiftjis", "shift_jis"],
  ["japaneseshiftjis", "shift_jis"],
  ["japaneseiso8bit", "euc-jp"],
  ["chinesegbk", "gbk"],
  ["chineseiso8bit", "gbk"],
  ["chinesebig5", "big5"],
  ["koreaniso8bit", "euc-kr"],
  ["cyrillickoi8", "koi8-r"],
  ["cp932", "shift_jis"],
  ["ms932", "shift_jis"],
  ["cp936", "gbk"],
  ["ms936", "gbk"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["cp866", "ibm866"],
]);

function encodingLabel(name: string): string | undefined {
  const [words, word = ""] = [name.trim().toLowerCase(), /^[^\s]+/.exec(name.trim().toLowerCase())?.[0]];
  for (const written of [words, word.replace(/-(?:unix|dos|mac)$/, "")]) {
    const short = written.replace(/[^a-z0-9]/g, "");
    const [, latin, part] = /^(iso8859|latin|cp|windows)(\d{1,4})$/.exec(short) ?? [];
    const label =
      otherNames.get(short) ??
      (latin === undefined || part === undefined
        ? written
        : latin === "iso8859"
          ? `iso-8859-${part}`
          : latin === "latin"
            ? `latin${part}`
            : `windows-${part}`);
    const known = knownLabel(label);
    if (known !== undefined) {
      return known;
    }
  }
  return undefined;
}

/** Returns the label if the platform can decode it. Every label of Latin-1 means Windows-1252 in the Encoding Standard. */
function knownLabel(label: string): string | undefined {
  if (["iso-8859-1", "latin1", "ascii", "us-ascii", "usascii"].includes(label)) {
    return "windows-1252";
  }
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
