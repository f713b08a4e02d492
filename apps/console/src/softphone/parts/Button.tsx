import type { ComponentProps } from 'react';
import styles from './Button.module.css';

type Look = 'primary' | 'call' | 'end' | 'quiet' | 'link';

export const Button = ({
  look = 'quiet',
  wide = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: Look; wide?: boolean }) => (
  <button
    type="button"
    className={[styles.button, styles[look], wide ? styles.wide : '', className].join(' ')}
    {...rest}
  />
);
