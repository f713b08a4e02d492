import { Notifications } from '@mantine/notifications';
import { useLayout } from './use-layout.ts';

/** Where they cover neither the composer nor the buttons of a conversation. */
export const Toasts = () => {
  const layout = useLayout();
  return (
    <Notifications position={layout === 'narrow' ? 'top-center' : 'bottom-left'} limit={3} zIndex={400} />
  );
};
