/** The page became visible or the network came back; returns the unsubscribe. */
export const onWakeUp = (run: () => void): (() => void) => {
  const ifVisible = () => {
    if (document.visibilityState === 'visible') run();
  };
  window.addEventListener('online', run);
  document.addEventListener('visibilitychange', ifVisible);
  return () => {
    window.removeEventListener('online', run);
    document.removeEventListener('visibilitychange', ifVisible);
  };
};
