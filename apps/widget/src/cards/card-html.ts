import { cardHtmlCutter } from '@inlay/domain/card-html-browser.ts';
import DOMPurify from 'dompurify';

// Loaded when the first card with HTML is shown: most conversations have none.

/** S5: the second cut, where it is shown. */
export const cutCardHtml = cardHtmlCutter(DOMPurify(window));
