import type { Page } from '@playwright/test';

/** Of the page as it is shown: what has no name for a screen reader, and text below the contrast of WCAG AA. */
export const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Color = [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!canvas) return ['no canvas'];
    // The browser itself turns any notation into red, green and blue.
    const parse = (text: string): Color => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a]: Color, [x, y, z]: Color): Color => [
      r * a + x * (1 - a),
      g * a + y * (1 - a),
      b * a + z * (1 - a),
      1,
    ];
    const backgroundOf = (element: Element | null): Color => {
      if (!element) return [255, 255, 255, 1];
      const own = parse(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
    };
    const light = (color: Color): number => {
      const [r = 0, g = 0, b = 0] = color
        .slice(0, 3)
        .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: Color, b: Color): number =>
      (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    const isOff = (element: Element): boolean =>
      element.closest(':disabled, [data-disabled], [aria-disabled=true]') !== null;
    const place = (element: Element): string =>
      `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 40)}`;

    const faults: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!element || !texts.currentNode.textContent?.trim() || !isShown(element) || isOff(element)) continue;
      const background = backgroundOf(element);
      const ratio = contrast(over(parse(getComputedStyle(element).color), background), background);
      if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${place(element)}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('button, a, input, select, textarea')) {
      if (!isShown(element) || element.closest('[aria-hidden=true]')) continue;
      const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null;
      const names = [
        element.getAttribute('aria-label'),
        element.innerText,
        ...[...(labels ?? [])].map((label) => label.innerText),
      ];
      const by = element.getAttribute('aria-labelledby');
      if (by) names.push(document.getElementById(by)?.innerText ?? '');
      if (!names.some((name) => name?.trim())) faults.push(`no name: ${element.outerHTML.slice(0, 160)}`);
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((each, at) => ids.indexOf(each) !== at)) faults.push(`twice: #${id}`);
    if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
    return faults;
  });
