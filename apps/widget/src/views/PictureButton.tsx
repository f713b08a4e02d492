/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

/** Emptied after each choice, so that the same file can be chosen again. */
const takeFiles = (input: HTMLInputElement, onFiles: (files: File[]) => void): void => {
  onFiles([...(input.files ?? [])]);
  input.value = '';
};

export const PictureButton = ({ onFiles }: { onFiles: (files: File[]) => void }) => {
  const { words } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={words.picture}
        multiple
        hidden
        onChange={(event) => takeFiles(event.currentTarget, onFiles)}
      />
      <button
        type="button"
        class="tool"
        aria-label={words.picture}
        title={words.picture}
        onClick={() => input.current?.click()}
      >
        <Icon name="picture" />
      </button>
    </>
  );
};
