/** What a card is dragged as: its paper's citekey. VS Code hands it to whoever asks for this type when the card is dropped in an editor. */
export const paperMimeType = "application/vnd.citelens.citekey";
