import { latin, Victim } from './an-attack';

type Bytes = Uint8Array<ArrayBuffer>;

/** A signature field signed by a program that is not ours. `make` answers the message over the bytes it is given. */
export async function signedElsewhere(
  bytes: Uint8Array,
  field: string,
  subFilter: string,
  make: (covered: Bytes) => Promise<Bytes>,
): Promise<Bytes> {
  const room = 6000;
  const victim = new Victim(bytes);
  const free = '0000000000 0000000000 0000000000';
  const signature = victim.add(
    `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${subFilter}/ByteRange[0 ${free}]/Contents<${'0'.repeat(room * 2)}>>>`,
  );
  victim.put(victim.field(field), `/V ${signature} 0 R`);
  const made = victim.revision();
  const text = Buffer.from(made).toString('latin1');
  const from = text.lastIndexOf('/Contents<') + 9;
  const until = from + room * 2 + 2;
  const range = `${from} ${until} ${made.length - until}`.padEnd(free.length);
  made.set(latin(range), text.lastIndexOf(free));
  const covered = new Uint8Array(Buffer.concat([made.subarray(0, from), made.subarray(until)]));
  // Capital digits, as many programs write them.
  made.set(
    latin(
      Buffer.from(await make(covered))
        .toString('hex')
        .toUpperCase(),
    ),
    from + 1,
  );
  return made;
}
