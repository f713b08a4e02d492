export const scrollToEnd = (box: Element): void => {
  box.scrollTop = box.scrollHeight;
};

export const moveDown = (box: Element, by: number): void => {
  box.scrollTop += by;
};

export const distanceToEnd = (box: Element): number => box.scrollHeight - box.scrollTop - box.clientHeight;

/** At the top of something that is longer than what is seen of it. */
export const isAtTop = (box: Element, near: number): boolean =>
  box.scrollTop < near && box.scrollHeight > box.clientHeight;
