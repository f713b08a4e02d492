import { once } from 'node:events';
import { WebSocket } from 'ws';

type Row = { seq: number; msg_id: string; sender: string; message: { value: { text?: string } } };

const pageSize = 100;

/** Another tab of the agent's session, on a good line: reads what is stored. */
export const openReader = async (ws: string, token: string) => {
  const socket = new WebSocket(`${ws}/`, { perMessageDeflate: false });
  await once(socket, 'open');
  const ask = (frame: Record<string, unknown>): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const listener = (data: Buffer): void => {
        const text = data.toString();
        if (text === 'beat') return;
        const reply = JSON.parse(text) as Record<string, unknown>;
        if (reply['method'] !== frame['method']) return;
        socket.off('message', listener);
        if (reply['code'] === 0) resolve(reply);
        else reject(new Error(text));
      };
      socket.on('message', listener);
      socket.send(JSON.stringify(frame));
    });
  await ask({ method: 'login', token });

  const page = async (userid: string, number: number): Promise<Row[]> => {
    const { data } = await ask({ method: 'get_chat_record', userid, page: number, pagesize: pageSize });
    return (data as { list_chat: Row[] }).list_chat;
  };
  return {
    /** Oldest first. */
    records: async (userid: string) => {
      const rows: Row[] = [];
      for (let number = 1; ; number += 1) {
        const found = await page(userid, number);
        rows.unshift(...found);
        if (found.length < pageSize) break;
      }
      return rows.map(({ seq, msg_id: msgId, sender, message }) => ({
        seq,
        msgId,
        sender,
        text: message.value.text ?? '',
      }));
    },
    close: () => socket.terminate(),
  };
};
