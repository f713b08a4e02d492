import { fillCardHtml } from '@inlay/domain/card-html-box.ts';
import { useLayoutEffect, useRef } from 'react';
import styles from './Card.module.css';

const load = () => import('../../../cards/card-html.ts').then(({ cutCardHtml }) => cutCardHtml);

/** S5: HTML that the server has cut, cut once more. */
export const CardHtml = ({ html }: { html: string }) => {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    return box ? fillCardHtml(box, html, load) : undefined;
  }, [html]);
  return <div className={styles.html} dir="auto" ref={ref} />;
};
