import { Readable } from 'node:stream';
import type { S3ServiceException } from '@aws-sdk/client-s3';
import { type FileStore, pathOf } from './file-store.ts';
import type { S3Settings } from './s3-settings.ts';

const connectMs = 3_000;
const requestMs = 30_000;

const isMissing = (error: unknown): boolean => {
  const { name, $metadata } = error as Partial<S3ServiceException>;
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
};

/** O2: in a bucket of S3 or of a store that speaks its protocol. The SDK is loaded only where it is used. */
export const s3Files = async (settings: S3Settings): Promise<FileStore> => {
  const { S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand } =
    await import('@aws-sdk/client-s3');
  const { bucket, region, endpoint, pathStyle } = settings;
  const client = new S3Client({
    region,
    forcePathStyle: pathStyle,
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs },
    // Stores other than AWS mostly do not know its newer checksums; the signature covers the payload's hash anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const at = (key: Parameters<typeof pathOf>[0]) => ({ Bucket: bucket, Key: `files/${pathOf(key)}` });
  return {
    write: async (key, bytes, mime) => {
      await client.send(
        new PutObjectCommand({
          ...at(key),
          Body: bytes,
          ContentLength: bytes.length,
          ContentType: mime,
        }),
      );
    },
    read: async (key, range) => {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            ...at(key),
            ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
          }),
        );
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    close: async () => client.destroy(),
  };
};
