import { WireError } from '@inlay/protocol/errors.ts';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text; // it was plain
  }
};

/** P5: percent-encoded as the phone sends it in a header, or plain. */
export const passedText = (text: string | undefined, longest: number, field: string): string => {
  const plain = decoded(text ?? '');
  if (plain.length > longest) throw new WireError(400, 'field_too_long', { field, wanted: longest });
  return plain;
};
