/** @jsxImportSource preact */
import type { Words } from '../languages/en.ts';
import { bytes } from '../text/bytes.ts';
import { isPictureFile, type Upload, type UploadFault } from '../upload/upload.ts';
import type { Uploads } from '../upload/uploads.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';
import { Player } from './Voice.tsx';

const sentences: Record<UploadFault['kind'], (words: Words, limit: string) => string> = {
  'too-large': (words, limit) => words.tooLarge(limit),
  'wrong-type': (words) => words.wrongType,
  empty: (words) => words.emptyFile,
  lost: (words) => words.uploadLost,
  refused: (words) => words.refused,
};

const sentenceOf = (fault: UploadFault, words: Words, limit: string): string =>
  (fault.kind === 'refused' && fault.msg) || sentences[fault.kind](words, limit);

const Progress = ({
  upload,
  cancel,
}: {
  upload: Extract<Upload, { state: 'sending' }>;
  cancel: () => void;
}) => {
  const { words, tag } = useSpeech();
  const percent = new Intl.NumberFormat(tag, { style: 'percent' }).format(upload.progress);
  return (
    <span class="meta">
      <progress value={upload.progress} max={1} aria-label={words.uploading(upload.file.name, percent)} />
      <button type="button" onClick={cancel}>
        {words.cancel}
      </button>
    </span>
  );
};

const Fault = ({
  fault,
  limit,
  uploads,
  id,
}: {
  fault: UploadFault;
  limit: number;
  uploads: Uploads;
  id: string;
}) => {
  const { words, tag } = useSpeech();
  const canRetry = fault.kind === 'lost' || fault.kind === 'refused';
  return (
    <span class="meta fault" role="alert">
      {sentenceOf(fault, words, bytes(limit, tag))}
      {canRetry && (
        <button type="button" onClick={() => uploads.retry(id)}>
          {words.retry}
        </button>
      )}
      <button type="button" onClick={() => uploads.cancel(id)}>
        {words.remove}
      </button>
    </span>
  );
};

const Preview = ({ upload: { file, preview, seconds } }: { upload: Upload }) => {
  if (isPictureFile(file)) return <img class="preview" src={preview} alt={file.name} />;
  return (
    <div class="bubble">
      {seconds === null ? (
        <span class="file">
          <span class="file-icon">
            <Icon name="file" />
          </span>
          <bdi class="file-name">{file.name}</bdi>
        </span>
      ) : (
        <Player src={preview} seconds={seconds} />
      )}
    </div>
  );
};

export const UploadBubble = ({
  upload,
  uploads,
  limit,
}: {
  upload: Upload;
  uploads: Uploads;
  limit: number;
}) => (
  <div class="row own first last pending">
    <div class="stack">
      <Preview upload={upload} />
      {upload.state === 'sending' ? (
        <Progress upload={upload} cancel={() => uploads.cancel(upload.id)} />
      ) : (
        <Fault fault={upload.fault} limit={limit} uploads={uploads} id={upload.id} />
      )}
    </div>
  </div>
);
