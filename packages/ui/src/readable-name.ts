// Control signs, zero-width signs and everything that turns the direction of the text around it.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{2800}\u{3164}\u{ffa0}\u{115f}\u{1160}]/gu;
const space = /\s+/g;
// A tower of accents reaches over the lines above and below.
const stacked = /(\p{M}{2})\p{M}+/gu;

const longest = 80;

/** A name that strangers chose, fit for a line of our own; empty if nothing visible is left of it. */
export const readableName = (name: string): string => {
  const clean = name.slice(0, 400).replace(invisible, '').replace(stacked, '$1').replace(space, ' ').trim();
  return Array.from(clean).slice(0, longest).join('');
};
