import { keepEarlyMessages } from '@inlay/frame/early-messages.ts';

// One address, two pages: `/admin/` is the console, `/admin/#/nxcc` the softphone (interface 2). Neither loads the other.

const isSoftphone = (): boolean => /^#\/?nxcc(?:[/?]|$)/.test(location.hash);

// oxlint-disable-next-line no-console -- the last resort of a page: the browser's own log
const onTrouble = (error: unknown): void => console.error(error);

/** Hosts may frame the softphone, and the address is the same: inside a frame the console is never even loaded. */
const refuseFraming = (root: HTMLElement): void => {
  const link = document.createElement('a');
  Object.assign(link, { href: location.href, target: '_blank', rel: 'noopener', textContent: location.host });
  root.replaceChildren(link);
};

const startPage = async (root: HTMLElement): Promise<void> => {
  if (isSoftphone()) {
    const early = keepEarlyMessages(window);
    const { startSoftphone } = await import('./softphone/start-softphone.tsx');
    startSoftphone(root, { early, random: () => Math.random(), onTrouble });
  } else if (window.parent === window) {
    const { startConsole } = await import('./start-console.tsx');
    await startConsole(root);
  } else refuseFraming(root);
};

/** Each keeps to its own half of the addresses: crossing over begins anew. */
const reloadOnCrossing = (): void => {
  const was = isSoftphone();
  window.addEventListener('hashchange', () => {
    if (isSoftphone() !== was) location.reload();
  });
};

const root = document.getElementById('root');
if (root) {
  reloadOnCrossing();
  startPage(root).catch(onTrouble);
}
