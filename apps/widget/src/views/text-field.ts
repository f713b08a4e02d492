const highest = 132;

/** As high as its text, up to a limit; then it scrolls. */
export const fitHeight = (field: HTMLTextAreaElement): void => {
  field.style.height = 'auto';
  field.style.height = `${Math.min(highest, field.scrollHeight)}px`;
};

/** After the next drawing, when the field has its new text. */
export const placeCursor = (field: HTMLTextAreaElement, at: number): void => {
  field.focus();
  requestAnimationFrame(() => field.setSelectionRange(at, at));
};

/** Enter that ends a Chinese or Japanese word is not meant for us (Safari tells by key code only). */
export const isPlainEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
