import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { transferThread, type TransferTarget } from '../../actions/transfer-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import { TargetList } from './TargetList.tsx';
import { TargetOption } from './TargetOption.tsx';
import styles from './Transfer.module.css';
import { sameTarget } from './transfer-targets.ts';

type Props = { thread: ThreadRow; onClose: () => void };

const useTransfer = ({ thread, onClose }: Props) => {
  const desk = useDeskActions();
  const [target, setTarget] = useState<TransferTarget | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!target) return;
    setBusy(true);
    const done = await transferThread(desk, thread.userid, target, note);
    setBusy(false);
    if (done) onClose();
  };
  return { target, setTarget, note, setNote, busy, submit };
};

/** A7: to a colleague, to a workgroup, or back to the queue. */
export const TransferDialog = ({ thread, onClose }: Props) => {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const { target, setTarget, note, setNote, busy, submit } = useTransfer({ thread, onClose });
  const toQueue: TransferTarget = { to: 'queue' };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={<bdi>{t('transfer.title', { name: visitorName(thread, t) })}</bdi>}
      closeButtonProps={{ 'aria-label': t('dialog.dismiss') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          type="search"
          aria-label={t('transfer.search')}
          placeholder={t('transfer.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
        />
        <div className={styles.list} role="radiogroup" aria-label={t('thread.transfer')}>
          <TargetOption
            chosen={target !== null && sameTarget(target, toQueue)}
            onChoose={() => setTarget(toQueue)}
            icon={<IconArrowBackUp size={18} aria-hidden="true" />}
            title={t('transfer.queue')}
            text={t('transfer.queueHint')}
          />
          <TargetList query={query} target={target} onChoose={setTarget} />
        </div>
        <Textarea
          label={t('transfer.note')}
          placeholder={t('transfer.notePlaceholder')}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('transfer.cancel')}
          </Button>
          <Button type="submit" disabled={!target} loading={busy}>
            {t('transfer.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
