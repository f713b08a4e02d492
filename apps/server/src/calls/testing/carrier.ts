import { createSocket } from 'node:dgram';

/** A carrier of a few lines: refuses what it is sent, and calls. */
export const openCarrier = async (port: number, sipPort: number) => {
  const socket = createSocket('udp4');
  const invites: string[] = [];
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
  socket.on('message', (data, from) => {
    const text = data.toString();
    if (!text.startsWith('INVITE')) return;
    invites.push(text);
    const lines = (name: string): string[] =>
      text.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name}:`));
    const reply = [
      'SIP/2.0 404 Not Found',
      ...lines('via'),
      ...lines('from'),
      ...lines('to').map((line) => `${line};tag=carrier`),
      ...lines('call-id'),
      ...lines('cseq'),
      'Content-Length: 0',
      '',
      '',
    ];
    socket.send(reply.join('\r\n'), from.port, from.address);
  });
  return {
    invites,
    call: (from: string, to: string, callId: string): void => {
      const invite = [
        `INVITE sip:${to}@127.0.0.1:${sipPort} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${callId.replaceAll(/\W/g, '')}`,
        `From: <sip:${from}@carrier.test>;tag=carrier`,
        `To: <sip:${to}@carrier.test>`,
        `Call-ID: ${callId}`,
        'CSeq: 1 INVITE',
        `Contact: <sip:carrier@127.0.0.1:${port}>`,
        'Max-Forwards: 70',
        'X-Other: hello%20there',
        'Content-Type: application/sdp',
        'Content-Length: 5',
        '',
        'v=0\r\n',
      ];
      socket.send(invite.join('\r\n'), sipPort, '127.0.0.1');
    },
    close: (): void => void socket.close(),
  };
};
