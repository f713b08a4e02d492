/** 1:02:03 or 02:03. */
export const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .filter((part, at) => at > 0 || part > 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
