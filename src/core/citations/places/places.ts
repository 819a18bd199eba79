import type { Paper } from "../../paper";
import { cffEdit, isCff } from "../entries/cffEdit";
import { citeCommandOf, type CommandLanguage, isDocumenter, isMyst } from "../styles/citeCommands";
import type { CitationEdit } from "../cursor/citationPlace";
import { type CitationStyleId, insertionFor } from "../styles/citationStyles";
import { commentEdit } from "./commentEdit";
import { cslJsonEdit, isCslJson } from "../entries/cslJsonEdit";
import { type Cursor, isInDocstring, isOnFreeLine, wholeText } from "../cursor/cursor";
import {
  docCommentLine,
  docCommentLink,
  docCommentStyles,
  type DocCommentStyle,
  type DocCommentStyleId,
  isInDocComment,
} from "./docComments";
import { google, numpydoc, sectionEdits, type SectionStyle } from "./docstringReferences";
import { type DocstringStyle, docstringStyleAt } from "./docstringStyle";
import { doxygenMarkOf, isInDoxygen } from "./doxygen";
import { entryEdit } from "../entries/entryEdit";
import { formatReference } from "../wording/formatReference";
import { goDocEdits, isInGoDoc } from "./goDoc";
import { harmless } from "./commentEdit";
import { inlineEdit, proseEdit } from "../cursor/inPlace";
import { citationStyleFor, styleLanguages } from "../styles/languageStyles";
import { indentationOf, lineAt, withLineEndsOf, wrapped } from "../cursor/linesAround";
import { insertCiteEdits, isInRoxygen, rdpackPackageOf, roxygenEdits } from "./roxygen";

/** One place in which papers are cited in its own way. */
export interface Place {
  readonly id: string;
  /** For people: what is inserted there. */
  readonly inserts: string;
  /** Whether it cites by the key of an entry that stands elsewhere. */
  readonly isKeyed: boolean;
  /** What a person's own template is put into: prose, a comment (one is made in code), or nothing that is not to be ended. */
  readonly kind: "prose" | "comment" | "entry";
  readonly holds: (cursor: Cursor) => boolean;
  readonly cite: (papers: readonly Paper[], cursor: Cursor) => readonly CitationEdit[];
}

const pythons = new Set(["python", "mojo", "cython", "snakemake", "starlark", "bzl"]);

/** All places; the first that holds the cursor is where it is. */
export const places: readonly Place[] = [
  entryPlace("cff", "an item of `references:`", { holds: isCff, edit: cffEdit }),
  entryPlace("csl-json", "the item, in the list", { holds: isCslJson, edit: cslJsonEdit }),
  entryPlace("bibtex", "the whole entry", { holds: ({ languageId }) => citationStyleFor(languageId) === "bibtex", edit: entryEdit }),
  sectionPlace("numpydoc", "`[1]_`, and `.. [1] …` under *References*", numpydoc),
  sectionPlace("google", "`(Zhang et al., 2024)`, and the reference under `References:`", google),
  {
    ...commentPlace("sphinx", ":cite:p:`key`"),
    isKeyed: true,
    holds: (cursor) => isInPythonDocstring(cursor, "sphinx"),
    cite: (papers, cursor) => [inlineEdit(keyed("rst", "rst", papers, cursor), cursor)],
  },
  {
    ...commentPlace("doxygen", "`\\cite key`, or `@cite key`"),
    isKeyed: true,
    holds: isInDoxygen,
    cite: (papers, cursor) => [inlineEdit(insertionFor(papers, { styleId: "doxygen", command: `${doxygenMarkOf(cursor)}cite` }), cursor)],
  },
  ...(Object.keys(docCommentStyles) as DocCommentStyleId[]).map((id) => docCommentPlace(id, docCommentStyles[id])),
  { ...commentPlace("go-doc", "`[Zhang et al., 2024]`, and its address at the comment's end"), holds: isInGoDoc, cite: goDocEdits },
  {
    ...commentPlace("rdpack", "`\\insertCite{key}{pkg}`, and `\\insertAllCited{}`"),
    isKeyed: true,
    holds: (cursor) => isInRoxygen(cursor) && rdpackPackageOf(cursor) !== undefined,
    cite: insertCiteEdits,
  },
  { ...commentPlace("roxygen", "`(Zhang et al., 2024)`, and the reference under `@references`"), holds: isInRoxygen, cite: roxygenEdits },
  {
    ...commentPlace("julia-docstring", "`[key](@cite)`"),
    isKeyed: true,
    holds: (cursor) => cursor.languageId === "julia" && isInDocstring(cursor),
    cite: (papers, cursor) => [inlineEdit(keyed("documenter", "documenter", papers, cursor), cursor)],
  },
  prosePlace("documenter", "`[key](@cite)`", {
    command: "documenter",
    holds: ({ languageId }, text) => /^(?:markdown|juliamarkdown)$/.test(languageId) && isDocumenter(text),
  }),
  prosePlace("myst", "{cite:p}`key`", {
    command: "myst",
    holds: ({ languageId }, text) => languageId === "myst" || (languageId === "markdown" && isMyst(text)),
  }),
  prosePlace("pandoc", "`[@key]`", {}),
  prosePlace("latex", "`\\cite{key}`, or `\\citep`, `\\autocite`, … as the document does", { command: "latex", glue: "~" }),
  prosePlace("typst", "`@key`", { isParted: true }),
  prosePlace("org", "`[cite:@key]`", {}),
  prosePlace("rst", ":cite:p:`key`", { command: "rst", isParted: true }),
  prosePlace("asciidoc", "`cite:[key]`", { command: "asciidoc" }),
  {
    id: "commit",
    inserts: "the reference, in lines of 72 columns",
    isKeyed: false,
    kind: "prose",
    holds: ({ languageId }) => /^(?:git-commit|scminput|jj-commit|hg-commit)$/.test(languageId),
    cite: (papers, cursor) => [proseEdit(commitReferences(papers, cursor), cursor)],
  },
  {
    id: "text",
    inserts: "the reference as plain text",
    isKeyed: false,
    kind: "prose",
    holds: ({ languageId, syntax }) => citationStyleFor(languageId) === "text" || !syntax,
    cite: (papers, cursor) => [proseEdit(insertionFor(papers, { styleId: "text" }), cursor)],
  },
  {
    ...commentPlace("comment", "the reference in a comment of its own, or in the one that the cursor is in"),
    holds: () => true,
    cite: (papers, cursor) => [commentEdit(papers.map(formatReference), cursor)],
  },
];

export const placeIds: readonly string[] = places.map(({ id }) => id);

/** The place that a cursor is in. */
export function placeOf(cursor: Cursor): Place | undefined {
  return places.find(({ holds }) => holds(cursor));
}

interface EntryOptions {
  readonly holds: Place["holds"];
  readonly edit: (papers: readonly Paper[], cursor: Cursor) => CitationEdit | undefined;
}

function entryPlace(id: string, inserts: string, { holds, edit }: EntryOptions): Place {
  const cite: Place["cite"] = (papers, cursor) => {
    const made = edit(papers, cursor);
    return made ? [{ ...made, isElsewhere: true }] : [];
  };
  return { id, inserts, isKeyed: false, kind: "entry", holds, cite };
}

function commentPlace(id: string, inserts: string): Pick<Place, "id" | "inserts" | "isKeyed" | "kind"> {
  return { id, inserts, isKeyed: false, kind: "comment" };
}

function sectionPlace(id: DocstringStyle, inserts: string, style: SectionStyle): Place {
  return {
    ...commentPlace(id, inserts),
    holds: (cursor) => isInPythonDocstring(cursor, id),
    cite: (papers, cursor) => sectionEdits(papers, cursor, style),
  };
}

function isInPythonDocstring(cursor: Cursor, style: DocstringStyle): boolean {
  return pythons.has(cursor.languageId) && isInDocstring(cursor) && docstringStyleAt(cursor) === style;
}

function docCommentPlace(id: DocCommentStyleId, style: DocCommentStyle): Place {
  return {
    ...commentPlace(id, `\`${style.alone("https://…", "…")}\`, or \`${style.inline("https://…", "…")}\``),
    holds: (cursor) => isInDocComment(cursor, style),
    cite: (papers, cursor) => {
      if (!isOnFreeLine(cursor)) {
        return [inlineEdit(harmless(papers.map((paper) => docCommentLink(paper, style)).join(", "), cursor), cursor)];
      }
      const { text, start } = cursor;
      const before = text.slice(lineAt(text, start).start, start).replace(/\/\*[*!]/, " *");
      const lines = papers.map((paper) => harmless(docCommentLine(paper, style), cursor)).join(`\n${before}`);
      const edit = inlineEdit(withLineEndsOf(text, lines), cursor);
      return [edit];
    },
  };
}

interface ProseOptions {
  readonly command?: CommandLanguage;
  readonly glue?: string;
  /** Whether it must not touch words around it. */
  readonly isParted?: boolean;
  readonly holds?: (cursor: Cursor, text: string) => boolean;
}

/** A language of prose that has a citation style of its own. */
function prosePlace(id: CitationStyleId, inserts: string, { command, glue, isParted = false, holds }: ProseOptions): Place {
  const languages = styleLanguages(id);
  return {
    id,
    inserts,
    isKeyed: true,
    kind: "prose",
    holds: (cursor) => (holds ? holds(cursor, wholeText(cursor)) : languages.has(cursor.languageId)),
    cite: (papers, cursor) => {
      const citation = command === undefined ? insertionFor(papers, { styleId: id }) : keyed(id, command, papers, cursor);
      return [isParted ? inlineEdit(citation, cursor) : proseEdit(citation, cursor, glue)];
    },
  };
}

/** By the command that the document cites with. */
function keyed(styleId: CitationStyleId, language: CommandLanguage, papers: readonly Paper[], cursor: Cursor): string {
  return insertionFor(papers, { styleId, command: citeCommandOf(wholeText(cursor), language, cursor.mention !== undefined) });
}

/** Git's own advice for the width; a line that begins with `#` would be left out of the message. */
function commitReferences(papers: readonly Paper[], { text, start, end, mention }: Cursor): string {
  const isFree = !mention && lineAt(text, start).text.trim() === "" && start === end;
  const indentation = indentationOf(lineAt(text, start).text);
  const lines = papers.map((paper) => (isFree ? wrapped(formatReference(paper), 72).join(`\n${indentation}`) : formatReference(paper)));
  return lines.join("\n").replace(/\n(?=[ \t]*#)/g, " ");
}
