// A name is shown and stands in URLs. It never becomes a path.

const isHidden = (code: number): boolean =>
  code < 0x20 ||
  code === 0x7f ||
  // Marks that turn the direction of writing make `gpj.exe` out of `exe.jpg`.
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0xfeff;

const visible = (text: string): string =>
  Array.from(text.toWellFormed())
    .filter((character) => !isHidden(character.codePointAt(0) ?? 0))
    .join('');

/** The sender's name for the file, with the ending of what it really is. */
export const fileName = (given: string, extension: string, nameless = 'file'): string => {
  const last = visible(given).split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const kept = Array.from(stem).slice(0, 80).join('') || nameless;
  return extension === '' ? kept : `${kept}.${extension}`;
};
