import { readdir } from 'node:fs/promises';

const name = /^fieldpact-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.(?:backup|sealed-backup)$/;

/** When the newest backup in a folder was begun, ms; null when there is none. One that broke off has another name. */
export async function newestBackup(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => []);
  const times = names.flatMap((one) => {
    const [, day, hours, minutes, seconds] = name.exec(one) ?? [];
    return day === undefined ? [] : Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  });
  return times.length === 0 ? null : Math.max(...times);
}
