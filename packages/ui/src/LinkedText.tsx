import { linkify } from './linkify.ts';

// They turn letters around, so that an address or a file name reads as another. Languages that run from right to left
// do not need them.
const overrides = /[\u202d\u202e]/g;

/** Plain text with its web addresses clickable. */
export const LinkedText = ({ text }: { text: string }) => {
  const shown = text.replace(overrides, '');
  const pieces = linkify(shown);
  if (pieces.every((piece) => piece.kind === 'text')) return shown;
  return pieces.map((piece, at) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // A piece has no name but its place, and a message never changes.
      // oxlint-disable-next-line react/no-array-index-key -- see above
      <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer">
        {piece.text}
      </a>
    ),
  );
};
