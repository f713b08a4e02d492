import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './Menu.module.css';

const itemsIn = (menu: HTMLElement | null): HTMLElement[] =>
  Array.from(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []);

/** Where a key leads from item `at`; null: the key is none of the menu's. */
const step = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
};

const useOutsideClick = (isOpen: boolean, close: () => void) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const look = ({ target }: PointerEvent) => {
      if (target instanceof Node && place.current?.contains(target)) return;
      close();
    };
    document.addEventListener('pointerdown', look);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', look);
      window.removeEventListener('blur', close);
    };
  }, [isOpen, close]);
  return place;
};

/** A button that opens a menu; arrows, Home, End and Escape as everywhere. */
export const Menu = ({ label, face, children }: { label: string; face: ReactNode; children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  const [close] = useState(() => () => setOpen(false));
  const place = useOutsideClick(isOpen, close);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen)
      (
        itemsIn(menu.current).find((item) => item.ariaChecked === 'true') ?? itemsIn(menu.current)[0]
      )?.focus();
  }, [isOpen]);
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const items = itemsIn(menu.current);
    const next = step(event.key, items.indexOf(document.activeElement as HTMLElement), items.length);
    if (event.key === 'Escape') leave();
    if (event.key === 'Tab') setOpen(false);
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    <div className={styles.place} ref={place}>
      <button
        type="button"
        ref={button}
        className={styles.button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items have the focus
        <div
          className={styles.menu}
          role="menu"
          aria-label={label}
          ref={menu}
          onKeyDown={onKey}
          onClick={leave}
        >
          {children}
        </div>
      )}
    </div>
  );
};

type ItemProps = { checked?: boolean; onChoose: () => void; children: ReactNode };

export const MenuItem = ({ checked, onChoose, children }: ItemProps) => (
  <button
    type="button"
    className={styles.item}
    tabIndex={-1}
    onClick={onChoose}
    {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
  >
    {children}
  </button>
);
