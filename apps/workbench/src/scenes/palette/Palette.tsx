import { Modal } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { useOverlays } from '../overlays.ts';
import { filterCommands, type Command } from './filter-commands.ts';
import styles from './Palette.module.css';
import { useCommands } from './use-commands.tsx';

type ListProps = { commands: readonly Command[]; chosen: number; onRun: (command: Command) => void };

const optionId = (at: number): string => `command-${at}`;

const scrollTo = (element: HTMLElement | null, chosen: boolean): void => {
  if (chosen) element?.scrollIntoView({ block: 'nearest' });
};

// The combobox pattern: focus stays in the field, which handles the keys; no HTML element is a filtered list of commands.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- see above */
const CommandList = ({ commands, chosen, onRun }: ListProps) => {
  const { t } = useWords();
  return (
    <div className={styles.list} role="listbox" id="command-list" aria-label={t('palette.label')}>
      {commands.map((command, at) => (
        <div
          key={command.id}
          id={optionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          className={styles.option}
          ref={(element) => scrollTo(element, at === chosen)}
          onClick={() => onRun(command)}
        >
          <span className={styles.icon}>{command.icon}</span>
          <bdi className={styles.text}>{command.title}</bdi>
          {command.hint === undefined ? null : <span className={styles.hint}>{command.hint}</span>}
        </div>
      ))}
      {commands.length === 0 ? <p className={styles.nothing}>{t('palette.nothing')}</p> : null}
    </div>
  );
};
/* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */

const stepOf = (key: string): number => (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);

/** Everything by keyboard: conversations first, then commands. */
export const Palette = () => {
  const { t } = useWords();
  const { close } = useOverlays();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = filterCommands(useCommands(), query);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step !== 0) {
      event.preventDefault();
      setChosen((chosen + step + commands.length) % Math.max(1, commands.length));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(commands[chosen]);
  };
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={560}
      padding={0}
      aria-label={t('palette.label')}
    >
      <input
        className={styles.input}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="command-list"
        aria-activedescendant={commands.length > 0 ? optionId(chosen) : undefined}
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <CommandList commands={commands} chosen={chosen} onRun={run} />
    </Modal>
  );
};
