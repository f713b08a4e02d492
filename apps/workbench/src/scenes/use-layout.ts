import { useMediaQuery } from '@mantine/hooks';

/** `wide` three panes, `medium` the right one is a drawer, `narrow` one pane at a time. */
export type Layout = 'wide' | 'medium' | 'narrow';

export const useLayout = (): Layout => {
  const wide = useMediaQuery('(min-width: 1100px)', undefined, { getInitialValueInEffect: false });
  const medium = useMediaQuery('(min-width: 720px)', undefined, { getInitialValueInEffect: false });
  return wide ? 'wide' : medium ? 'medium' : 'narrow';
};
