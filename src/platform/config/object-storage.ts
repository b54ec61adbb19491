/** S3-compatible storage for the content of files. */
export interface ObjectStorage {
  readonly bucket: string;
  /** What every key begins with, without slashes at its ends; empty for none. */
  readonly prefix: string;
  /** Null: the storage of the region itself. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What is read of the environment here. */
interface Reading {
  text(name: string): string | null;
  url(name: string, protocols: readonly string[]): string | null;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** What storage that knows no regions expects. */
const USUAL_REGION = 'us-east-1';

/**
 * `FILES_URL=s3://bucket/prefix` with `S3_ENDPOINT`, `S3_REGION`, `S3_ACCESS_KEY_ID`, `S3_SECRET_ACCESS_KEY`.
 * @param problems gets one sentence for each setting that cannot be used
 * @returns null when files are kept in the folder
 */
export function readObjectStorage(read: Reading, problems: string[]): ObjectStorage | null {
  const endpoint = read.url('S3_ENDPOINT', ['http:', 'https:']);
  const address = read.url('FILES_URL', ['s3:']);
  if (address === null) return null;
  const { hostname: bucket, pathname } = new URL(address);
  if (!BUCKET.test(bucket)) {
    problems.push('FILES_URL names no bucket: write s3://bucket or s3://bucket/prefix.');
  }
  const [accessKeyId, secretAccessKey] = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'].map((name) => {
    const value = read.text(name);
    if (value === null) problems.push(`${name} is missing: FILES_URL needs it.`);
    return value ?? '';
  });
  return {
    bucket,
    prefix: pathname.replace(/^\/+|\/+$/g, ''),
    endpoint,
    region: read.text('S3_REGION') ?? USUAL_REGION,
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
  };
}
