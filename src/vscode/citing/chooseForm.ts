import * as vscode from "vscode";
import { type CitedField, type CitedForm, citedFields, type FormChoice } from "../../core/citations/forms/citedForm";
import { type Citing, fieldProblem } from "../../core/citations/forms/citationForms";
import { formMeaning } from "./formMeanings";

/** The forms that the user chose in this session, by the ids of the syntaxes. */
const chosenForms = new Map<string, string>();

/** Returns the form in which the user cited last in this syntax since VS Code was started, or `undefined` if the user never chose one. */
export function rememberedForm(syntax: string): Pick<CitedForm, "form"> | undefined {
  const form = chosenForms.get(syntax);
  return form === undefined ? undefined : { form };
}

/** Remembers the form in which the user cites in a syntax, until VS Code is closed. */
export function rememberForm(syntax: string, form: string): void {
  chosenForms.set(syntax, form);
}

function fieldNames(): Readonly<Record<CitedField, string>> {
  const { t } = vscode.l10n;
  return { prefix: t("Text before"), locator: t("Page or place"), suffix: t("Text after") };
}

function fieldExamples(): Readonly<Record<CitedField, string>> {
  const { t } = vscode.l10n;
  return { prefix: t("see"), locator: t("p. 3"), suffix: t("and others") };
}

interface FormRow extends vscode.QuickPickItem {
  readonly choice?: FormChoice;
  readonly field?: CitedField;
}

/**
 * Lets the user choose a form, and texts around the key before that. Returns `undefined` if the user cancels.
 *
 * @param syntax the id of the syntax, which decides what the texts can contain.
 */
export async function chooseForm(syntax: string, { cited, forms }: Citing, title: string): Promise<CitedForm | undefined> {
  let wanted = cited;
  for (;;) {
    const row = await vscode.window.showQuickPick(rowsOf(wanted, forms), {
      title,
      placeHolder: vscode.l10n.t("Choose a form. Add a page or other text first, if you need it."),
      matchOnDescription: true,
    });
    if (!row) {
      return undefined;
    }
    if (row.choice) {
      return { ...wanted, form: row.choice.id };
    }
    if (row.field) {
      wanted = { ...wanted, [row.field]: (await askField(syntax, row.field, wanted)) ?? wanted[row.field] };
    }
  }
}

function rowsOf(wanted: CitedForm, forms: readonly FormChoice[]): readonly FormRow[] {
  const now = forms.find(({ id }) => id === wanted.form);
  const ordered = [...(now ? [now] : []), ...forms.filter((choice) => choice !== now)];
  const rows = ordered.map((choice): FormRow => {
    const lost = citedFields.filter((field) => wanted[field] !== "" && !choice.fields.includes(field));
    const notes = [
      formMeaning(choice.meaning),
      ...(choice === now ? [vscode.l10n.t("now")] : []),
      ...lost.map((field) => vscode.l10n.t("without {0}", vscode.l10n.t("“{0}”", wanted[field]))),
    ];
    return { label: choice.example.replace(/\$(?=\()/g, "$\u2060"), description: notes.filter((note) => note !== "").join(" · "), choice };
  });
  const fields = citedFields.filter((field) => forms.some((choice) => choice.fields.includes(field)));
  return [
    ...rows,
    ...(fields.length === 0 ? [] : [{ label: "", kind: vscode.QuickPickItemKind.Separator }]),
    ...fields.map((field): FormRow => ({
      label: `$(edit) ${fieldNames()[field]}…`,
      description: wanted[field].replace(/\$(?=\()/g, "$\u2060"),
      field,
    })),
  ];
}

function askField(syntax: string, field: CitedField, wanted: CitedForm): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: fieldNames()[field],
    value: wanted[field],
    placeHolder: vscode.l10n.t("For example “{0}”. Leave it empty for none.", fieldExamples()[field]),
    validateInput: (typed) => {
      const problem = fieldProblem(syntax, field, typed);
      return problem === undefined ? undefined : `${problem.slice(0, 1).toUpperCase()}${problem.slice(1)}.`;
    },
  });
}
