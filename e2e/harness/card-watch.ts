import type { Frame, Page } from '@playwright/test';

/** What a page did that a card must not make it do. */
export class CardWatch {
  readonly trouble: string[] = [];

  private constructor(page: Page, own: readonly string[]) {
    page.on('dialog', (dialog) => {
      this.trouble.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on('page', (popup) => this.trouble.push(`window ${popup.url()}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      const isOwn = own.includes(origin) || protocol === 'blob:' || protocol === 'data:';
      if (!isOwn && request.resourceType() !== 'image')
        this.trouble.push(`${request.resourceType()} ${request.url()}`);
    });
  }

  /** Pictures of strangers are asked for and not fetched. */
  static async over(page: Page, own: readonly string[]): Promise<CardWatch> {
    const watch = new CardWatch(page, own);
    await page.route(
      (url) => /^https?:$/.test(url.protocol) && !own.includes(url.origin),
      (route) => route.abort(),
    );
    await page.addInitScript(() => {
      const runs: string[] = [];
      Object.assign(window, { cardRuns: runs });
      for (const name of ['alert', 'confirm', 'prompt', 'print'])
        Object.assign(window, { [name]: (what: unknown) => runs.push(`${name} ${String(what)}`) });
    });
    return watch;
  }
}

/** Pokes at every card that is drawn and tells its words and what is wrong with it. */
export const lookAtCards = (frame: Page | Frame): Promise<{ seen: string[]; problems: string[] }> =>
  frame.evaluate(() => {
    const tags = new Set('article p svg path img div b strong a button span bdi i u br'.split(' '));
    const problems: string[] = [];
    const { cardRuns } = window as never as { cardRuns: string[] };
    const stop = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const problemOf = (element: Element): string | null => {
      if (!tags.has(element.localName)) return `tag ${element.localName}`;
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) return `${name}=${value}`;
        if (name === 'href' && !/^https?:\/\//.test(value)) return `href=${value}`;
        if (name === 'src' && !/^(https?:\/\/|\/(?![/\\]))/.test(value)) return `src=${value}`;
      }
      return null;
    };
    const isInside = (element: Element, card: DOMRect): boolean => {
      const { position } = getComputedStyle(element);
      if (position === 'fixed' || position === 'sticky') return false;
      return element.clientWidth === 0 || element.getBoundingClientRect().left >= card.left - 1;
    };
    const cards = [...document.querySelectorAll('article:not([data-looked])')];
    for (const card of cards) {
      card.setAttribute('data-looked', '');
      const box = card.getBoundingClientRect();
      if (!getComputedStyle(card).contain.includes('paint') && getComputedStyle(card).contain !== 'content')
        problems.push('a card that does not contain what it paints');
      for (const element of card.querySelectorAll('*')) {
        const problem = problemOf(element) ?? (isInside(element, box) ? null : 'outside its box');
        if (problem !== null) problems.push(`${problem} in ${card.innerHTML.slice(0, 300)}`);
        document.addEventListener('click', stop, true);
        for (const type of ['click', 'mouseover', 'focus', 'error', 'load', 'animationstart', 'toggle'])
          element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
        document.removeEventListener('click', stop, true);
      }
    }
    problems.push(...cardRuns.splice(0).map((run) => `ran ${run}`));
    // The title and the memo, which is the vector as it was written.
    const seen = cards.map(
      (card) => `${card.querySelector('b, strong')?.textContent} ${card.querySelector('p')?.textContent}`,
    );
    return { seen, problems };
  });
