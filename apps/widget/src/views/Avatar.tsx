/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { safeUrl } from '@inlay/ui/safe-url.ts';

const initialOf = (name: string): string => Array.from(name.trim())[0]?.toLocaleUpperCase() ?? '•';

/** A face, or the first letter where there is none or it does not load. */
export const Avatar = ({ name, image }: { name: string; image: string }) => {
  const [broken, setBroken] = useState('');
  const url = safeUrl(image);
  return (
    <span class="avatar" aria-hidden="true">
      {url && url !== broken ? (
        <img src={url} alt="" referrerpolicy="no-referrer" onError={() => setBroken(url)} />
      ) : (
        initialOf(name)
      )}
    </span>
  );
};
