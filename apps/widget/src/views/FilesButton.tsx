/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

/** Emptied after each choice, so that the same file can be chosen again. */
const takeFiles = (input: HTMLInputElement, onFiles: (files: File[]) => void): void => {
  onFiles([...(input.files ?? [])]);
  input.value = '';
};

/** Pictures and files by one button: phones then offer the camera and their own album too. */
export const FilesButton = ({ onFiles }: { onFiles: (files: File[]) => void }) => {
  const { words } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={words.attach}
        multiple
        hidden
        onChange={(event) => takeFiles(event.currentTarget, onFiles)}
      />
      <button
        type="button"
        class="tool"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
    </>
  );
};
