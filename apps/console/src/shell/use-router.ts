import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Router } from './router.ts';

export const RouterContext = createContext<Router | null>(null);

export const useRouter = (): Router => {
  const router = use(RouterContext);
  if (!router) throw new Error('outside of the app');
  return router;
};

export const usePath = (): string => {
  const router = useRouter();
  return useSyncExternalStore(router.subscribe, router.get);
};

/** While it is true, nobody leaves without being asked, not by closing the window either. */
export const useUnsaved = (isUnsaved: boolean): void => {
  const router = useRouter();
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const release = router.hold();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      release();
      window.removeEventListener('beforeunload', warn);
    };
  }, [router, isUnsaved]);
};
