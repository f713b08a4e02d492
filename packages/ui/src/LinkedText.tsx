import { linkify } from './linkify.ts';

/** Plain text with its web addresses clickable. */
export const LinkedText = ({ text }: { text: string }) => {
  const pieces = linkify(text);
  if (pieces.every((piece) => piece.kind === 'text')) return text;
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
