import { Null } from 'asn1js';
import { AlgorithmIdentifier } from 'pkijs';
import type { SigningAlgorithm } from '../signer';

/** ECDSA with SHA-256 has no parameters; RSA has the empty ones (RFC 5758, RFC 4055). */
export function signatureIdentifier(algorithm: SigningAlgorithm): AlgorithmIdentifier {
  return algorithm === 'ecdsa-p256'
    ? new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' })
    : new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new Null() });
}
