import type { RecordRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { OnReceiveMsg } from '@inlay/protocol/staff-sdk/onReceiveMsg.ts';

/** What the page is told of a visitor's message; null: of kinds that the reference has no word for. Paths of this server
 *  become whole addresses: the page is of another origin. */
export const receivedMessage = (
  visitorId: string,
  { message }: Pick<RecordRow, 'message'>,
  deskOrigin: string,
): OnReceiveMsg | null => {
  const whole = (url: string): string => (url.startsWith('/') ? deskOrigin + url : url);
  switch (message.type) {
    case 'text':
      return { visitorId, msgType: 1, content: message.value.text };
    case 'picture': {
      const { url, thumb_url: thumb = url } = message.value;
      return { visitorId, msgType: 2, smallImg: whole(thumb), sourceImg: whole(url) };
    }
    case 'video': {
      const { url, thumb_url: thumb } = message.value;
      return {
        visitorId,
        msgType: 3,
        fileUrl: whole(url),
        ...(thumb === undefined ? {} : { videoThumbUrl: whole(thumb) }),
      };
    }
    case 'voice':
      return {
        visitorId,
        msgType: 4,
        fileUrl: whole(message.value.url),
        voiceDuration: message.value.duration ?? 0,
      };
    case 'file': {
      const { url, name, size = 0 } = message.value;
      return { visitorId, msgType: 5, fileUrl: whole(url), fileName: name, fileSize: size };
    }
    default:
      return null;
  }
};
