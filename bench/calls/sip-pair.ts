import { description, type Pair } from './pair.ts';
import { compose, domain, headerIn, type SipPhone } from './sip-phone.ts';

const contactOf = ({ extension }: SipPhone): string =>
  `Contact: <sip:${extension}@phone.invalid;transport=ws>`;

const answer = (to: string, status: string, own: SipPhone, body = ''): string => {
  const tag = headerIn(to, 'To').includes(';tag=') ? '' : ';tag=callee';
  return compose(
    `SIP/2.0 ${status}`,
    [
      `Via: ${headerIn(to, 'Via')}`,
      `From: ${headerIn(to, 'From')}`,
      `To: ${headerIn(to, 'To')}${tag}`,
      `Call-ID: ${headerIn(to, 'Call-ID')}`,
      `CSeq: ${headerIn(to, 'CSeq')}`,
      contactOf(own),
    ],
    body,
  );
};

/** What the caller knows of its call. */
type Dialog = { id: string; to: string; target: string };

const request = (
  own: SipPhone,
  { id, to, target }: Dialog,
  method: string,
  cseq: number,
  body = '',
): string =>
  compose(
    `${method} ${target} SIP/2.0`,
    [
      `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK${id}${method}`,
      'Max-Forwards: 70',
      `From: <sip:${own.extension}@${domain}>;tag=${id}`,
      `To: ${to}`,
      `Call-ID: ${id}`,
      `CSeq: ${cseq} ${method}`,
      contactOf(own),
    ],
    body,
  );

const answering = (callee: SipPhone): void =>
  callee.hear((what, text) => {
    if (what === 'INVITE') {
      callee.send(answer(text, '180 Ringing', callee));
      callee.send(answer(text, '200 OK', callee, description));
    } else if (what === 'BYE') callee.send(answer(text, '200 OK', callee));
  });

/** INVITE, 180, 200, ACK, BYE, 200, through the line's back-to-back user agent. */
export const sipPair = (caller: SipPhone, callee: SipPhone): Pair => {
  const target = `sip:${callee.extension}@${domain}`;
  let dialog: Dialog = { id: '', to: '', target };
  let count = 0;
  let [onSetUp, onOver] = [() => undefined as void, () => undefined as void];
  let onRefused: (error: Error) => void = () => undefined;
  answering(callee);
  caller.hear((what, text) => {
    if (what === '200 INVITE') {
      const contact = /<([^>]+)>/.exec(headerIn(text, 'Contact'))?.[1] ?? target;
      dialog = { ...dialog, to: headerIn(text, 'To'), target: contact };
      caller.send(request(caller, dialog, 'ACK', 1));
      onSetUp();
      caller.send(request(caller, dialog, 'BYE', 2));
    } else if (what === '200 BYE') onOver();
    else if (/^[3-6].. /.test(what)) onRefused(new Error(text.slice(0, text.indexOf('\r\n'))));
  });
  return {
    call: (then) =>
      new Promise((resolve, reject) => {
        count += 1;
        [onSetUp, onOver, onRefused] = [then, resolve, reject];
        dialog = { id: `${caller.extension}-${count}`, to: `<${target}>`, target };
        caller.send(request(caller, dialog, 'INVITE', 1, description));
      }),
    close: () => {
      caller.close();
      callee.close();
    },
  };
};
