/** What the host page remembers of the widget: that there is a conversation, and in which colour. */
export type Kept = { color: string; known: boolean };

const nameOf = (desk: string): string => `inlay-widget-${desk}`;

export const loadKept = (desk: string): Kept => {
  try {
    const value = localStorage.getItem(nameOf(desk)) ?? '';
    return { known: value !== '', color: /^#[\da-f]{6}$/i.test(value) ? value : '' };
  } catch {
    return { known: false, color: '' }; // storage is switched off
  }
};

export const saveKept = (desk: string, color: string): void => {
  try {
    localStorage.setItem(nameOf(desk), color);
  } catch {
    // Storage is switched off: the next page starts with the launcher alone.
    return;
  }
};
