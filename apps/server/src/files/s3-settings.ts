/** O2: where files lie when several nodes share them. Credentials come the way the AWS SDK finds them. */
export type S3Settings = {
  bucket: string;
  region: string;
  /** Undefined: AWS itself. */
  endpoint: string | undefined;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`, as most S3-compatible stores want it. */
  pathStyle: boolean;
};
