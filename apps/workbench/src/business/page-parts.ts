import type { AgentPart, NewCardPart } from '@inlay/protocol/content.ts';
import type { PageArgs } from '@inlay/protocol/staff-sdk/page-calls.ts';

// From the reference's words to the parts that agents send (A10); the server checks them like any others.

type Picture = PageArgs<'sendImageToVisitor'>;
type Video = PageArgs<'sendVideoToVisitor'>;
type Voice = PageArgs<'sendVoiceToVisitor'>;
type File = PageArgs<'sendFileToVisitor'>;

/** An empty text says the same as none. */
const filled = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]?: string }) : {};

/** 0 is how a page says that it does not know. */
const known = <K extends string>(key: K, value: number | undefined): { [P in K]?: number } =>
  value ? ({ [key]: value } as { [P in K]?: number }) : {};

export const textPart = (text: string): AgentPart => ({ type: 'text', value: { text } });

export const picturePart = ({ smallImg, sourceImg }: Picture): AgentPart => ({
  type: 'picture',
  value: { url: sourceImg, ...filled('thumb_url', smallImg) },
});

export const videoPart = ({ videoThumbUrl, fileUrl }: Video): AgentPart => ({
  type: 'video',
  value: { url: fileUrl, ...filled('thumb_url', videoThumbUrl) },
});

export const voicePart = ({ fileUrl, voiceDuration }: Voice): AgentPart => ({
  type: 'voice',
  value: { url: fileUrl, ...known('duration', voiceDuration) },
});

export const filePart = ({ fileUrl, fileName, fileSize }: File): AgentPart => ({
  type: 'file',
  value: { url: fileUrl, name: fileName, ...known('size', fileSize) },
});

export const cardPart = (event: PageArgs<'pushVisitorEvent'>): NewCardPart => ({
  type: 'card',
  value: {
    event_id: String(event.eventId),
    title: event.title,
    ...filled('content', event.content),
    ...filled('image_url', event.imageUrl),
    ...filled('url', event.url),
    ...filled('url_for_visitor', event.urlForVisitor),
    ...filled('url_for_staff', event.urlForStaff),
    ...filled('memo', event.memo),
    ...(event.visibility === undefined ? {} : { visibility: event.visibility }),
    ...(event.dedup === undefined ? {} : { dedup: event.dedup }),
  },
});
