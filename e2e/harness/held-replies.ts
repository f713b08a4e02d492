import type { Page } from '@playwright/test';

/** Keeps the server's replies to one method back until they are let go; all else passes. Before the page is opened. */
export const holdReplies = async (
  page: Page,
  method: string,
): Promise<{ count: () => number; letGo: () => void }> => {
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.routeWebSocket(
    () => true,
    (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        const isReply = typeof frame === 'string' && frame.includes(`"method":"${method}"`);
        if (isHeld && isReply) held.push(() => socket.send(frame));
        else socket.send(frame);
      });
    },
  );
  return {
    count: () => held.length,
    letGo: () => {
      isHeld = false;
      for (const send of held.splice(0)) send();
    },
  };
};
