import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Question } from '../../ui/Confirm.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { moved } from './moved.ts';
import { onceOfToken } from './once-of-token.ts';

const path = '/business-pages';

type Deps = { pages: BusinessPageRow[]; onAsk: (question: Question) => void; onOnce: (once: Once) => void };

/** What can be done with a registered page besides changing its fields. */
export const usePageActions = ({ pages, onAsk, onOnce }: Deps) => {
  const { t } = useWords();
  const order = useChange((admin, ids: number[]) => admin.send('PUT', `${path}/order`, { ids }), [path]);
  const remove = useChange((admin, { id }: BusinessPageRow) => admin.send('DELETE', `${path}/${id}`), [path]);
  const rotate = useChange(
    (admin, { id, version }: BusinessPageRow) =>
      admin.send<{ token: string }>('POST', `${path}/${id}/token`, { version }),
    [path],
  );
  return {
    error: order.error,
    isMoving: order.isPending,
    move: (page: BusinessPageRow, by: 1 | -1) =>
      order.mutate(
        moved(
          pages.map(({ id }) => id),
          page.id,
          by,
        ),
      ),
    rotate: (page: BusinessPageRow) =>
      onAsk({
        title: t('pages.rotate.title', { name: page.name }),
        text: t('pages.rotate.text'),
        action: t('pages.rotate.action'),
        run: async () => onOnce(onceOfToken(t, page.name, (await rotate.mutateAsync(page)).token)),
      }),
    remove: (page: BusinessPageRow) =>
      onAsk({
        title: t('pages.delete.title', { name: page.name }),
        text: t('pages.delete.text'),
        action: t('action.delete'),
        run: () => remove.mutateAsync(page),
      }),
  };
};
