import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './say.mjs';

/** What may be asked of a running headquarters with the token in its data folder. */

/**
 * A one-time code for a person's next device.
 * @param {{ address: string, dataDir: string }} headquarters
 * @param {string} name
 * @param {'manager' | 'lead' | 'headquarters' | 'auditor'} [role]
 * @returns {Promise<string>}
 */
export async function issueCode(headquarters, name, role) {
  const said = await ask(headquarters, '/admin/codes', { name, ...(role ? { role } : {}) });
  if (typeof said.code !== 'string')
    throw new Refusal(`Headquarters gave no code${said.message ? `: ${said.message}` : '.'}`);
  return said.code;
}

/**
 * How many devices are enrolled and have not been withdrawn.
 * @param {{ address: string, dataDir: string }} headquarters
 * @returns {Promise<number>}
 */
export async function countDevices(headquarters) {
  const said = await ask(headquarters, '/admin/devices');
  /** @type {{ withdrawnAt: unknown }[]} */
  const devices = said.devices ?? [];
  return devices.filter(({ withdrawnAt }) => withdrawnAt === null).length;
}

/**
 * @param {{ address: string, dataDir: string }} headquarters
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function ask({ address, dataDir }, path, body) {
  const tokenFile = join(dataDir, 'hq', 'admin-token');
  if (!existsSync(tokenFile)) throw new Refusal(`No headquarters has ever run in ${dataDir}; npm start begins one.`);
  const token = readFileSync(tokenFile, 'utf8').trim();
  const reply = await fetch(`${address}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new Refusal(`No headquarters answers at ${address}; start it with npm start or npm run hq -- start.`);
  });
  const text = await reply.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`What answers at ${address} is not the headquarters of ${dataDir}.`);
  }
}
