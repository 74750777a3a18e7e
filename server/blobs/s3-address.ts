import { ok, type Result, refuse } from '#shared/base/result';

/** Where an S3 store is. Its keys come from the usual places: AWS_ACCESS_KEY_ID and so on, a profile, the machine's role. */
export interface S3Place {
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint: string | null;
  readonly region: string;
}

const wanted = '--blobs must look like s3://bucket/prefix or s3://bucket/prefix?endpoint=https://s3.example.org';

/** Reads `s3://bucket/prefix?endpoint=…&region=…`. */
export function readS3Address(text: string): Result<S3Place, string> {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address?.protocol !== 's3:' || address.hostname === '') return refuse(`${wanted}.`);
  if (address.username !== '' || address.password !== '')
    return refuse(
      'Keys of an S3 store never stand in --blobs, where others see them. Give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    );
  const unknown = [...address.searchParams.keys()].find((name) => name !== 'endpoint' && name !== 'region');
  if (unknown !== undefined) return refuse(`${wanted}; “${unknown}” is not known.`);
  const endpoint = address.searchParams.get('endpoint');
  if (endpoint !== null && !/^https?:\/\//.test(endpoint)) return refuse(`${wanted}.`);
  const prefix = address.pathname.replace(/^\/+|\/+$/g, '');
  return ok({
    bucket: address.hostname,
    prefix: prefix === '' ? '' : `${decodeURIComponent(prefix)}/`,
    endpoint,
    region: address.searchParams.get('region') ?? process.env.AWS_REGION ?? 'us-east-1',
  });
}
