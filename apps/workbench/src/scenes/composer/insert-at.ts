type Selection = Pick<HTMLTextAreaElement, 'selectionStart' | 'selectionEnd'> | null;

/** Text put where the caret is, instead of what is selected. */
export const insertAt = (
  text: string,
  added: string,
  selection: Selection,
): { value: string; caret: number } => {
  const start = Math.min(selection?.selectionStart ?? text.length, text.length);
  const end = Math.min(selection?.selectionEnd ?? text.length, text.length);
  return { value: text.slice(0, start) + added + text.slice(end), caret: start + added.length };
};
