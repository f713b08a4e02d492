import type { Check } from '../../check.ts';
import { type Frame, isFrame } from '../../client/frame.ts';
import { expectShape, expectThat, Skipped } from '../../outcome.ts';
import { anything, is, number, text } from '../../shape.ts';
import type { PageWorld } from './world.ts';

const config: Check<PageWorld> = {
  chapter: '2',
  title: 'config with the values of the address is followed by ready; ecahtSDK is the same object',
  run: async ({ page, outcome }) => {
    const frame = await page();
    const came = await outcome(frame);
    expectThat(came.code === 0, `error was called: ${JSON.stringify(came)}`);
    expectThat((await frame.evaluate('echatSDK === ecahtSDK')) === true, 'ecahtSDK is another object');
  },
};

const paramData: Check<PageWorld> = {
  chapter: '3',
  title: 'getParamData reads the visitor from the address',
  run: async ({ page, userid }) => {
    const found = await (await page()).evaluate(`echatSDK.getParamData('visitorData', 'visitorId')`);
    expectThat(found === userid, `it is ${JSON.stringify(found)}, not ${userid}`);
  },
};

/** What the other agent reads of the conversation. */
const recordOf = async ({ frames }: PageWorld, userid: string): Promise<string> => {
  const { second, options } = frames;
  const frame = { method: 'get_chat_record', bid: options.bid, userid, page: 1, pagesize: 50 };
  const reply = await second.ask(frame);
  expectThat(reply['code'] === 0, `get_chat_record answers ${JSON.stringify(reply)}`);
  return JSON.stringify(reply['data']);
};

const picture = 'https://example.com/kit.png';
const visEvt = {
  eventId: 'kit-1',
  title: 'Contract kit card',
  content: `<div style='color:#666'>12 <span style='color:red'>EUR</span></div>`,
  imageUrl: picture,
  url: `apiUrl(1,'reload')`,
  memo: 'memo',
};

/** Chapter, method, argument, and what the record then has. */
const sends: readonly (readonly [string, string, unknown, string])[] = [
  ['5', 'pushVisitorEvent', visEvt, visEvt.title],
  ['6', 'sendTxtMsgToVisitor', 'contract kit text', 'contract kit text'],
  ['7', 'sendImageToVisitor', { smallImg: picture, sourceImg: `${picture}?large` }, `${picture}?large`],
  [
    '8',
    'sendVideoToVisitor',
    { videoThumbUrl: picture, fileUrl: 'https://example.com/kit.mp4' },
    'https://example.com/kit.mp4',
  ],
  [
    '9',
    'sendVoiceToVisitor',
    { fileUrl: 'https://example.com/kit.mp3', voiceDuration: 3 },
    'https://example.com/kit.mp3',
  ],
  [
    '10',
    'sendFileToVisitor',
    { fileUrl: 'https://example.com/kit.pdf', fileName: 'kit.pdf', fileSize: 1200 },
    'https://example.com/kit.pdf',
  ],
];

const sendChecks = sends.map(([chapter, method, args, left]): Check<PageWorld> => ({
  chapter,
  title: `${method} reaches the conversation`,
  run: async (world) => {
    const answer = await world.call(await world.page(), method, args);
    expectShape(method, { code: is(0), msg: text, data: anything }, answer);
    const record = await recordOf(world, world.userid);
    expectThat(record.includes(left), `the record of the conversation has no ${left}`);
  },
}));

const sign: Check<PageWorld> = {
  chapter: '11',
  title: 'setVisitorChatSign takes 0 and 1; other values have no effect',
  run: async ({ page, call }) => {
    const frame = await page();
    for (const chatSign of [1, 0]) {
      const answer = await call(frame, 'setVisitorChatSign', { chatSign });
      expectThat(answer['code'] === 0, `${chatSign} answers ${JSON.stringify(answer)}`);
    }
    // It may be refused or ignored, but the page stays usable.
    await call(frame, 'setVisitorChatSign', { chatSign: 7 });
    const answer = await call(frame, 'setVisitorChatSign', { chatSign: 1 });
    expectThat(answer['code'] === 0, `after a wrong value it answers ${JSON.stringify(answer)}`);
  },
};

const message = { visitorId: text, msgType: is(1), content: text } as const;

const onReceiveMsg: Check<PageWorld> = {
  chapter: '12',
  title: 'onReceiveMsg tells what the visitor writes',
  run: async ({ frames, page, userid }) => {
    const frame = await page();
    await frames.say(userid, 'do you hear me?');
    await frame
      .waitForFunction(`kit.messages.some(({ content }) => content === 'do you hear me?')`, undefined, {
        timeout: 10_000,
      })
      .catch(() => undefined); // said below
    const heard = (await frame.evaluate<Frame[]>('kit.messages')).at(-1) ?? {};
    expectShape('onReceiveMsg', message, heard);
    expectThat(
      heard['visitorId'] === userid,
      `the visitorId is ${String(heard['visitorId'])}, not ${userid}`,
    );
  },
};

const visitor = {
  chatStatus: is(0, 1, 2),
  visitorData: anything,
  routeData: anything,
  crmData: anything,
} as const;

const onSelectVisitor: Check<PageWorld> = {
  chapter: '4',
  title: 'onSelectVisitor tells of the next visitor, and the page is not loaded again',
  run: async ({ frames, page, open }) => {
    const frame = await page();
    await frame.evaluate('void (kit.mark = "the same load")');
    const other = await frames.newVisitor('now me');
    await open(other);
    const isIt = `kit.visitors.some(({ visitorData }) => visitorData.visitorId === '${other}')`;
    await frame.waitForFunction(isIt, undefined, { timeout: 10_000 }).catch(() => undefined); // said below
    expectThat((await frame.evaluate('kit.mark')) === 'the same load', 'the page was loaded again');
    const told = (await frame.evaluate<Frame[]>('kit.visitors')).at(-1) ?? {};
    expectShape('onSelectVisitor', visitor, told);
    const { visitorData } = told;
    const named = isFrame(visitorData) ? visitorData['visitorId'] : undefined;
    expectThat(named === other, `the visitorId is ${String(named)}, not ${other}`);
  },
};

const onCrmUpdate: Check<PageWorld> = {
  chapter: '13',
  title: 'onCrmUpdate can be listened to',
  run: async ({ page }) => {
    const frame = await page();
    const answer = await frame.evaluate<Frame>(
      `new Promise((resolve) => echatSDK.onCrmUpdate((update) => kit.updates.push(update), resolve))`,
    );
    if (answer['code'] === 403) throw new Skipped('the registered page has no right to crm:read');
    expectThat(answer['code'] === 0, `it answers ${JSON.stringify(answer)}`);
  },
};

const additions: Check<PageWorld> = {
  chapter: '(additions)',
  title: 'getContext, setDraft, resize and setBadge answer',
  run: async ({ page, call }) => {
    const frame = await page();
    const context = await call(frame, 'getContext');
    const shape = {
      visitorId: text,
      threadUid: text,
      agent: { id: text, name: text, language: text },
      scopes: [text],
    };
    expectShape('getContext', { code: number, data: shape as never }, context);
    for (const [method, args] of [
      ['setDraft', { text: 'a draft of the kit' }],
      ['resize', { height: 480 }],
      ['setBadge', { count: 3 }],
    ] as const) {
      const answer = await call(frame, method, args);
      expectThat(answer['code'] === 0, `${method} answers ${JSON.stringify(answer)}`);
    }
  },
};

export const callChecks: readonly Check<PageWorld>[] = [
  config,
  paramData,
  ...sendChecks,
  sign,
  onReceiveMsg,
  onCrmUpdate,
  additions,
  onSelectVisitor,
];
