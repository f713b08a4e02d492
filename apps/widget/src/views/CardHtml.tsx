/** @jsxImportSource preact */
import { fillCardHtml } from '@inlay/domain/card-html-box.ts';
import { useLayoutEffect, useRef } from 'preact/hooks';

const load = () => import('../cards/card-html.ts').then(({ cutCardHtml }) => cutCardHtml);

/** S5: HTML that the server has cut, cut once more. */
export const CardHtml = ({ html }: { html: string }) => {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    return box ? fillCardHtml(box, html, load) : undefined;
  }, [html]);
  return <div class="card-html" dir="auto" ref={ref} />;
};
