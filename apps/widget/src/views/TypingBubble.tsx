/** @jsxImportSource preact */
import { Avatar } from './Avatar.tsx';
import { useSpeech } from './speech.ts';

export const TypingBubble = ({ name, image }: { name: string; image: string }) => {
  const { words } = useSpeech();
  return (
    <div class="row other first last">
      <Avatar name={name} image={image} />
      <div class="bubble dots">
        <span class="hidden">{words.typing(name)}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
};
