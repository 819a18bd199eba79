/**
 * Returns a text in the user's language. The English text is the key; `{0}`, `{1}`, … stand for the values. The extension passes
 * `vscode.l10n.t`, which works the same way.
 */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** Returns a function that looks texts up in `translations`, by their English. A text that is not there stays English. */
export function createTranslate(translations: ReadonlyMap<string, string>): Translate {
  return (message, ...values) =>
    (translations.get(message) ?? message).replace(/\{(\d+)\}/g, (placeholder, position) =>
      String(values[Number(position)] ?? placeholder),
    );
}

/** Returns the English text. */
export const english = createTranslate(new Map());
