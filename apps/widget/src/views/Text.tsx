/** @jsxImportSource preact */
import { linkify } from '../text/linkify.ts';

export const Text = ({ text }: { text: string }) => (
  <>
    {linkify(text).map((piece, index) =>
      piece.kind === 'text' ? (
        piece.text
      ) : (
        <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      ),
    )}
  </>
);
