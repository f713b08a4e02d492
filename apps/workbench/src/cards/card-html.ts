import { cardHtmlCutter } from '@inlay/domain/card-html-browser.ts';
import DOMPurify from 'dompurify';

// Loaded with the first card that has HTML.

/** S5: the second cut, where it is shown. */
export const cutCardHtml = cardHtmlCutter(DOMPurify(window));
