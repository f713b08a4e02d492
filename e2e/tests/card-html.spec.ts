import { expect, test as base } from '@playwright/test';
import { xssMarkup } from '@inlay/testkit/xss-corpus.ts';
import { bundle } from '../harness/bundle.ts';
import { type SmallOrigin, smallOrigin } from '../harness/small-origin.ts';

// S5 where a card is shown: DOMPurify with our list, in a real browser, fed with what no server has cut before.

const test = base.extend<object, { shop: SmallOrigin }>({
  shop: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixture's parameters from this pattern
    async ({}, use) => {
      const origin = await smallOrigin();
      origin.put('/card.js', await bundle('pages/card-html.ts'));
      const page = '<!doctype html><title>card</title><script src="/card.js" defer></script><body>';
      origin.put('/', page);
      const policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types dompurify";
      origin.put('/trusted', page, { 'content-security-policy': policy });
      await use(origin);
      origin.close();
    },
    { scope: 'worker' },
  ],
});

type Shown = { html: string; runs: string[]; elements: [string, string[]][] };

/** Shows all vectors, pokes at what is left, and tells what ran and what is there. */
const showAll = async (vectors: readonly string[]): Promise<Shown[]> => {
  const { card } = window as never as { card: { runs: string[]; show: (html: string) => string } };
  const shown: Shown[] = [];
  for (const vector of vectors) {
    card.runs.length = 0;
    const html = card.show(vector);
    // Links are not followed: the tests look at where they lead.
    document.body.addEventListener('click', (event) => event.preventDefault(), { capture: true });
    const all = [...document.body.querySelectorAll('*')];
    for (const element of all)
      for (const type of ['click', 'mouseover', 'focus', 'error', 'load', 'animationstart', 'toggle'])
        element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));
    const elements = all.map((element): [string, string[]] => [
      element.localName,
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    ]);
    shown.push({ html, runs: [...card.runs], elements });
  }
  return shown;
};

const tags = new Set('div span p b i u br a img'.split(' '));

const problemOf = ({ runs, elements }: Shown): string | null => {
  if (runs.length > 0) return `ran: ${runs.join()}`;
  for (const [tag, attributes] of elements) {
    if (!tags.has(tag)) return `tag ${tag}`;
    for (const attribute of attributes) {
      if (/^(target|rel|loading|referrerpolicy|alt|width|height)=/.test(attribute)) continue;
      if (/^href=https?:\/\/[^\s\\]+$/.test(attribute) && tag === 'a') continue;
      if (/^src=(https?:\/\/|\/(?![/\\]))/.test(attribute) && tag === 'img') continue;
      if (attribute.startsWith('style=') && !/url|position|expression|[\\@{}]|-\d/i.test(attribute)) continue;
      return attribute;
    }
  }
  return null;
};

for (const path of ['/', '/trusted'])
  test(`[S5] ${xssMarkup.length} vectors at ${path}: no script runs, nothing but the list is left`, async ({
    page,
    shop,
  }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    // Pictures of strangers are not fetched here.
    await page.route(
      (url) => url.origin !== shop.origin,
      (route) => route.abort(),
    );
    await page.goto(shop.origin + path);
    await page.waitForFunction('window.card');
    const shown = await page.evaluate(showAll, xssMarkup);
    expect(shown).toHaveLength(xssMarkup.length);
    const problems = shown.map((one, at) => [problemOf(one), xssMarkup[at]]).filter(([problem]) => problem);
    expect(problems).toEqual([]);
    expect(dialogs).toEqual([]);
  });

test("[S5] the reference's card is shown as it was written", async ({ page, shop }) => {
  await page.goto(`${shop.origin}/trusted`);
  await page.waitForFunction('window.card');
  const html = `<div style="color:#666;line-height:20px">原价:<span style="text-decoration:line-through">¥414</span></div>`;
  expect(await page.evaluate(`card.show(${JSON.stringify(html)})`)).toBe(html);
  const link = `<a href="https://x.example" target="_top" onclick="alert(1)">x</a>`;
  expect(await page.evaluate(`card.show(${JSON.stringify(link)})`)).toBe(
    '<a href="https://x.example/" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  );
  const deep = `${'<div>'.repeat(200)}text${'</div>'.repeat(200)}`;
  const shown = await page.evaluate(`card.show(${JSON.stringify(deep)})`);
  expect(String(shown).split('<div>').length - 1).toBeLessThanOrEqual(32);
  expect(shown).toContain('text');
});
