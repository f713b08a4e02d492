/** @jsxImportSource preact */
import { linkify } from '@inlay/ui/linkify.ts';

export const Text = ({ text }: { text: string }) => (
  <>
    {Object.entries(linkify(text)).map(([at, piece]) =>
      piece.kind === 'text' ? (
        piece.text
      ) : (
        <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      ),
    )}
  </>
);
