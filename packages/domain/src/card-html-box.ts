// S5: a card's HTML in the page. The sanitiser comes when it is needed: most conversations have no card.

type LoadCut = () => Promise<(html: string) => DocumentFragment>;

/** Without the sanitiser the words have to do; as text they are nothing but words. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A picture that does not come leaves no hole. */
const hideBroken = (event: Event): void => {
  if (event.target instanceof HTMLImageElement) event.target.hidden = true;
};

/** Fills the box, now or as soon as the sanitiser is here. Returns what takes it back. */
export const fillCardHtml = (box: HTMLElement, html: string, load: LoadCut): (() => void) => {
  const state = { shown: true };
  // Errors of pictures do not bubble.
  box.addEventListener('error', hideBroken, true);
  load().then(
    (cut) => {
      if (state.shown) box.replaceChildren(cut(html));
    },
    () => {
      if (state.shown) box.textContent = wordsOf(html);
    },
  );
  return () => {
    state.shown = false;
    box.removeEventListener('error', hideBroken, true);
  };
};
