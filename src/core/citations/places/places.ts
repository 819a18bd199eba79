import type { Paper } from "../../paper";
import { cffEdit, isCff } from "../entries/cffEdit";
import { blanksOf } from "../styles/blanks";
import { citeCommandOf, type CommandLanguage, isDocumenter, isMyst } from "../styles/citeCommands";
import type { CitationEdit } from "../cursor/citationPlace";
import { type CitationStyleId, insertionFor } from "../styles/citationStyles";
import { commentEdit } from "./commentEdit";
import { cslJsonEdit, isCslJson } from "../entries/cslJsonEdit";
import { type Cursor, isInDocstring, isOnEmptyLine, documentText } from "../cursor/cursor";
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
import { doxygenCommandMark, isInDoxygen } from "./doxygen";
import { entryEdit } from "../entries/entryEdit";
import { formatReference } from "../wording/formatReference";
import { goDocEdits, isInGoDoc } from "./goDoc";
import { escapeForComment } from "./commentEdit";
import { editInBrackets, editInOrg, editInRole } from "./inBrackets";
import { editInNocite } from "./inMetadata";
import { inlineEdit, proseEdit } from "../cursor/inPlace";
import { citationStyleFor, styleLanguages } from "../styles/languageStyles";
import { formatJekyll, isInJekyll } from "./jekyll";
import { indentationOf, lineAt, withLineEndsOf, wrapped } from "../cursor/linesAround";
import { insertCiteEdits, isInRoxygen, rdpackPackageAt, roxygenEdits } from "./roxygen";

/** A kind of place with its own way of citing papers. */
export interface PlaceKind {
  readonly id: string;
  /** True if it cites by the key of a bibliography entry. */
  readonly isKeyed: boolean;
  /** How the text of a user's template is inserted: as prose, in a comment (which code gets first), or unchanged between entries. */
  readonly kind: "prose" | "comment" | "entry";
  readonly holds: (cursor: Cursor) => boolean;
  readonly cite: (papers: readonly Paper[], cursor: Cursor) => readonly CitationEdit[];
}

const pythonLanguages = new Set(["python", "mojo", "cython", "snakemake", "starlark", "bzl"]);

/** All kinds of places; the first whose `holds` accepts the cursor applies. */
export const placeKinds: readonly PlaceKind[] = [
  entryPlace("cff", { holds: isCff, edit: cffEdit }),
  entryPlace("csl-json", { holds: isCslJson, edit: cslJsonEdit }),
  entryPlace("bibtex", { holds: ({ languageId }) => citationStyleFor(languageId) === "bibtex", edit: entryEdit }),
  sectionPlace("numpydoc", numpydoc),
  sectionPlace("google", google),
  {
    ...commentPlace("sphinx"),
    isKeyed: true,
    holds: (cursor) => isInPythonDocstring(cursor, "sphinx"),
    cite: (papers, cursor) => [inlineEdit(citeByCommand("rst", "rst", papers, cursor), cursor)],
  },
  {
    ...commentPlace("doxygen"),
    isKeyed: true,
    holds: isInDoxygen,
    cite: (papers, cursor) => [
      inlineEdit(insertionFor(papers, { styleId: "doxygen", command: `${doxygenCommandMark(cursor)}cite` }), cursor),
    ],
  },
  ...(Object.keys(docCommentStyles) as DocCommentStyleId[]).map((id) => docCommentPlace(id, docCommentStyles[id])),
  { ...commentPlace("go-doc"), holds: isInGoDoc, cite: goDocEdits },
  {
    ...commentPlace("rdpack"),
    isKeyed: true,
    holds: (cursor) => isInRoxygen(cursor) && rdpackPackageAt(cursor) !== undefined,
    cite: insertCiteEdits,
  },
  { ...commentPlace("roxygen"), holds: isInRoxygen, cite: roxygenEdits },
  {
    ...commentPlace("julia-docstring"),
    isKeyed: true,
    holds: (cursor) => cursor.languageId === "julia" && isInDocstring(cursor),
    cite: (papers, cursor) => [inlineEdit(citeByCommand("documenter", "documenter", papers, cursor), cursor)],
  },
  {
    id: "jekyll",
    isKeyed: true,
    kind: "prose",
    holds: isInJekyll,
    cite: (papers, cursor) => [proseEdit(formatJekyll(papers), cursor, blanksOf("pandoc", ""))],
  },
  prosePlace("documenter", {
    command: "documenter",
    holds: ({ languageId }, text) => /^(?:markdown|juliamarkdown)$/.test(languageId) && isDocumenter(text),
  }),
  prosePlace("myst", {
    command: "myst",
    holds: ({ languageId }, text) => languageId === "myst" || (languageId === "markdown" && isMyst(text)),
  }),
  prosePlace("pandoc", { waiting: (citation, cursor) => editInNocite(citation, cursor) ?? editInBrackets(citation, cursor) }),
  prosePlace("latex", { command: "latex" }),
  prosePlace("typst", {}),
  prosePlace("org", { command: "org", waiting: editInOrg }),
  prosePlace("rst", { command: "rst", waiting: editInRole }),
  prosePlace("asciidoc", { command: "asciidoc" }),
  {
    id: "commit",
    isKeyed: false,
    kind: "prose",
    holds: ({ languageId }) => /^(?:git-commit|scminput|jj-commit|hg-commit)$/.test(languageId),
    cite: (papers, cursor) => [proseEdit(commitReferences(papers, cursor), cursor)],
  },
  {
    id: "text",
    isKeyed: false,
    kind: "prose",
    holds: ({ languageId, syntax }) => citationStyleFor(languageId) === "text" || !syntax,
    cite: (papers, cursor) => [proseEdit(insertionFor(papers, { styleId: "text" }), cursor)],
  },
  {
    ...commentPlace("comment"),
    holds: () => true,
    cite: (papers, cursor) => [commentEdit(papers.map(formatReference), cursor)],
  },
];

export const placeIds: readonly string[] = placeKinds.map(({ id }) => id);

/** Returns the kind of place that a cursor is in. */
export function placeKindAt(cursor: Cursor): PlaceKind | undefined {
  return placeKinds.find(({ holds }) => holds(cursor));
}

interface EntryOptions {
  readonly holds: PlaceKind["holds"];
  readonly edit: (papers: readonly Paper[], cursor: Cursor) => CitationEdit | undefined;
}

function entryPlace(id: string, { holds, edit }: EntryOptions): PlaceKind {
  const cite: PlaceKind["cite"] = (papers, cursor) => {
    const made = edit(papers, cursor);
    return made ? [{ ...made, isElsewhere: true }] : [];
  };
  return { id, isKeyed: false, kind: "entry", holds, cite };
}

function commentPlace(id: string): Pick<PlaceKind, "id" | "isKeyed" | "kind"> {
  return { id, isKeyed: false, kind: "comment" };
}

function sectionPlace(id: DocstringStyle, style: SectionStyle): PlaceKind {
  return {
    ...commentPlace(id),
    holds: (cursor) => isInPythonDocstring(cursor, id),
    cite: (papers, cursor) => sectionEdits(papers, cursor, style),
  };
}

function isInPythonDocstring(cursor: Cursor, style: DocstringStyle): boolean {
  return pythonLanguages.has(cursor.languageId) && isInDocstring(cursor) && docstringStyleAt(cursor) === style;
}

function docCommentPlace(id: DocCommentStyleId, style: DocCommentStyle): PlaceKind {
  return {
    ...commentPlace(id),
    holds: (cursor) => isInDocComment(cursor, style),
    cite: (papers, cursor) => {
      if (!isOnEmptyLine(cursor)) {
        return [inlineEdit(escapeForComment(papers.map((paper) => docCommentLink(paper, style)).join(", "), cursor), cursor)];
      }
      const { text, start } = cursor;
      const before = text.slice(lineAt(text, start).start, start).replace(/\/\*[*!]/, " *");
      const lines = papers.map((paper) => escapeForComment(docCommentLine(paper, style), cursor)).join(`\n${before}`);
      const edit = inlineEdit(withLineEndsOf(text, lines), cursor);
      return [edit];
    },
  };
}

interface ProseOptions {
  readonly command?: CommandLanguage;
  readonly holds?: (cursor: Cursor, text: string) => boolean;
  /** Returns the edit that completes what already waits for a citation at the cursor. */
  readonly waiting?: (citation: string, cursor: Cursor) => CitationEdit | undefined;
}

/** Returns the kind of place for prose in the languages of a citation style. */
function prosePlace(id: CitationStyleId, { command: language, holds, waiting }: ProseOptions): PlaceKind {
  const languages = styleLanguages(id);
  return {
    id,
    isKeyed: true,
    kind: "prose",
    holds: (cursor) => (holds ? holds(cursor, documentText(cursor)) : languages.has(cursor.languageId)),
    cite: (papers, cursor) => {
      const text = documentText(cursor);
      const command = language && citeCommandOf(text, language, cursor.mention !== undefined);
      const citation = insertionFor(papers, { styleId: id, command });
      return [waiting?.(citation, cursor) ?? proseEdit(citation, cursor, blanksOf(id, text, command))];
    },
  };
}

/** Formats a citation with the command that the document uses most. */
function citeByCommand(styleId: CitationStyleId, language: CommandLanguage, papers: readonly Paper[], cursor: Cursor): string {
  return insertionFor(papers, { styleId, command: citeCommandOf(documentText(cursor), language, cursor.mention !== undefined) });
}

/** Wraps at 72 columns, as Git advises. Git drops message lines that begin with `#`, so such a line is joined to the one before it. */
function commitReferences(papers: readonly Paper[], { text, start, end, mention }: Cursor): string {
  const isFree = !mention && lineAt(text, start).text.trim() === "" && start === end;
  const indentation = indentationOf(lineAt(text, start).text);
  const lines = papers.map((paper) => (isFree ? wrapped(formatReference(paper), 72).join(`\n${indentation}`) : formatReference(paper)));
  return lines.join("\n").replace(/\n(?=[ \t]*#)/g, " ");
}
