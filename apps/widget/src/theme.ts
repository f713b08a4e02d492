type Preference = Pick<MediaQueryList, 'matches' | 'addEventListener'>;

/** Light or dark as the host page's tag says, else as the system has it. */
export const followTheme = (wish: string | null, root: HTMLElement, dark: Preference): void => {
  const apply = (): void => {
    root.dataset['theme'] = wish === 'light' || wish === 'dark' ? wish : dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
};
