import { expect, test } from 'vitest';
import { partForVisitor } from './part-for-visitor.ts';
import { plainPart } from './plain-part.ts';

const value = {
  event_id: '1',
  title: 'Tea',
  memo: 'hot',
  url: 'https://x.example/a',
  url_for_staff: 'https://crm.example/',
};
const say = (key: string, vars: Record<string, string | number>) => `${key} ${String(vars['text'] ?? '')}`;

test("[S5] a visitor's card has no address of the staff, and a card for agents is nothing to him", () => {
  const { url_for_staff: _staff, ...rest } = value;
  expect(partForVisitor({ type: 'card', value })).toEqual({ type: 'card', value: rest });
  expect(partForVisitor({ type: 'card', value: { ...value, visibility: 2 } })).toBeNull();
});

test('[A7] notes are for agents', () => {
  expect(
    partForVisitor({ type: 'event', value: { name: 'transferred', to_name: 'Bo', note: 'VIP' } }),
  ).toEqual({
    type: 'event',
    value: { name: 'transferred', to_name: 'Bo' },
  });
});

test('[A10] an agent without extensions reads a card, with the address that is for him', () => {
  const text = 'Tea\nhot\nhttps://crm.example/';
  expect(plainPart({ type: 'card', value }, say)).toEqual({ type: 'text', value: { text } });
  expect(plainPart({ type: 'card', value: { ...value, visibility: 2 } }, say)).toEqual({
    type: 'text',
    value: { text: `card_agents_only ${text}` },
  });
});
