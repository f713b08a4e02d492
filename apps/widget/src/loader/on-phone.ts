const isPhone = (): boolean => matchMedia('(max-width: 479px)').matches;

/** The keyboard covers a fixed panel: it follows the part of the page that is really seen. */
export const followKeyboard = (panel: HTMLElement): (() => void) => {
  const seen = window.visualViewport;
  if (!seen) return () => {};
  const follow = (): void => {
    panel.style.height = isPhone() ? `${seen.height}px` : '';
    panel.style.top = isPhone() ? `${seen.offsetTop}px` : '';
  };
  seen.addEventListener('resize', follow);
  seen.addEventListener('scroll', follow);
  return () => {
    seen.removeEventListener('resize', follow);
    seen.removeEventListener('scroll', follow);
  };
};

/** Full screen, nothing behind the panel can be used: Tab comes back into it. Beside a page it goes on as usual. */
export const createFocusGuard = (frame: HTMLIFrameElement): HTMLElement => {
  const guard = document.createElement('i');
  guard.addEventListener('focus', () => frame.focus());
  const update = (): void => {
    guard.tabIndex = isPhone() ? 0 : -1;
  };
  matchMedia('(max-width: 479px)').addEventListener('change', update);
  update();
  return guard;
};
