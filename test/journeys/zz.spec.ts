import { journey } from './journey';
import { Program } from './pages/program';
journey('dbg', async ({ openDevice }) => {
  const device = await openDevice({ person: null, room: 10 * 1024 ** 2 });
  const program = new Program(device);
  await program.begin();
  const opfs = async (w: string) => process.stderr.write('EST ' + w + ' ' + await program.page.evaluate(async () => {
    try { const d = await navigator.storage.getDirectory(); const h = await d.getFileHandle('x' + Math.random(), { create: true }); const s = await h.createWritable(); await s.write(new Uint8Array(2 * 1024 ** 2)); await s.close(); return 'ok'; } catch (e) { return String(e); }
  }) + '\n');
  await opfs('at start, 10 MB');
  await program.fillDisk();
  await opfs('full');
  await device.giveRoom(20 * 1024 ** 2);
  await opfs('20 MB');
  await device.giveRoom(200 * 1024 ** 2);
  await opfs('200 MB');
  await program.page.waitForTimeout(3000);
  await opfs('200 MB later');
});
