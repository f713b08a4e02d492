import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../interface-4/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test('[D4] a message that is stored while a visitor’s hello is under way is pushed behind the reply', async () => {
  const ada = await desk.agent('ada');
  const before = await desk.visitor();
  await before.say('hello');
  const { userid, token } = before;
  await ada.ask({ method: 'connect', userid });
  before.close();
  const { reads } = desk.store;
  const { messagesBefore } = reads;
  reads.messagesBefore = async (input) => {
    const rows = await messagesBefore(input);
    const message = [{ type: 'text', value: { text: 'just now' } }];
    expect(await ada.ask({ method: 'send_to_user', userid, message })).toMatchObject({ code: 0 });
    return rows;
  };
  const tab = await desk.connect('/visitor');
  const { data } = await tab.ask({ method: 'hello', desk: 1, token });
  expect(JSON.stringify(data)).not.toContain('just now');
  expect(JSON.stringify(await tab.push('message_push'))).toContain('just now');
  expect(tab.heard.map(({ method }) => method).slice(0, 2)).toEqual(['hello', 'message_push']);
});

test('[V1] who has given no name is called by the end of his userid, never by a piece of his token', async () => {
  for (let round = 0; round < 50; round += 1) {
    const tab = await desk.connect('/visitor');
    const { data } = await tab.ask({ method: 'hello', desk: 1, language: 'en-US' });
    const { userid, nickname } = data as { userid: string; nickname: string };
    expect(nickname).toBe(`Visitor ${userid.slice(-4).toUpperCase()}`);
    expect(nickname).toMatch(/ [0-9A-F]{4}$/);
    tab.close();
  }
});
