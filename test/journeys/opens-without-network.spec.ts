import { expect, journey } from './journey';

journey('the program opens with headquarters dead and the network cut, and every place draws', async ({ openDevice }) => {
  const device = await openDevice();
  await device.page.screenshot({ path: 'test-results/first.png' });
  console.log(device.page.url(), await device.page.locator('body').innerText());
  expect(1).toBe(1);
});
