const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

export const standardColor = '#4f46e5';

/** The desk's colour if it is one, else our own. */
export const deskColor = (wish: string | undefined): string =>
  wish && /^#[\da-f]{6}$/i.test(wish) ? wish : standardColor;

/** Black or white, whichever reads better on the colour (WCAG contrast). */
export const textOn = (hex: string): '#ffffff' | '#111827' => {
  const light = luminance(hex);
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminance('#111827') + 0.05) ? '#ffffff' : '#111827';
};
