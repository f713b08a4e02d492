/** P2: any issuer; these have a name. */
const presets: Readonly<Record<string, string>> = { google: 'https://accounts.google.com' };

/** Null: no address, nor the name of a preset. */
export const issuerOf = (text: string): string | null => {
  const preset = Object.hasOwn(presets, text.toLowerCase()) ? presets[text.toLowerCase()] : undefined;
  if (preset !== undefined) return preset;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return /^https?:$/.test(url.protocol) && isPlain ? text : null;
};
