import type { Page } from '@playwright/test';

type Frame = Record<string, unknown>;

const frameOf = (message: string | Buffer): Frame | null => {
  try {
    return JSON.parse(String(message)) as Frame;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
};

/** Stands between a page's phone and Inlay; the SIP socket is left alone. Null: the frame never arrives. */
export const meddle = (
  page: Page,
  desk: string,
  change: (frame: Frame) => Frame | null,
  /** While it is not, the page does not learn either that the socket was closed. */
  isUp: () => boolean = () => true,
): Promise<void> =>
  page.routeWebSocket(
    (url) => url.host === new URL(desk).host,
    (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => server.send(message));
      server.onClose(() => {
        if (isUp()) void socket.close();
      });
      server.onMessage((message) => {
        const frame = frameOf(message);
        const changed = frame === null ? message : change(frame);
        if (changed !== null)
          socket.send(
            typeof changed === 'string' || Buffer.isBuffer(changed) ? changed : JSON.stringify(changed),
          );
      });
    },
  );
