import { expect, test } from 'vitest';
import { emptyHtml, ownScriptAddress } from '../../../renderer/strict-page';

const beside = {
  desktop: new URL('app://field/assets/'),
  tab: new URL('http://127.0.0.1:4870/assets/'),
};

test.each([
  ['app://field/assets/journal-worker-Ab_1-2.js', beside.desktop],
  ['http://127.0.0.1:4870/assets/print-worker.js', beside.tab],
  ['print-worker.js', beside.tab],
  ['/service-worker.js', beside.tab],
])('%s, built together with the page, may run as a worker', (address, place) => {
  expect(ownScriptAddress(address, place)).toBe(new URL(address, place).href);
});

test.each([
  ['https://evil.example/assets/x.js', beside.tab],
  ['http://127.0.0.1:4871/assets/x.js', beside.tab],
  ['http://user@127.0.0.1:4870/assets/x.js', beside.tab],
  ['/v1/blobs/x.js', beside.tab],
  ['/assets/deeper/x.js', beside.tab],
  ['/assets/../x.js', beside.tab],
  ['/service-worker.js?x', beside.tab],
  ['/deeper/service-worker.js', beside.tab],
  ['/assets/%2e%2e%2fx.js', beside.tab],
  ['/assets/x.json', beside.tab],
  [`app://field/blobs/${'a'.repeat(64)}`, beside.desktop],
  ['app://other/assets/x.js', beside.desktop],
  ['data:text/javascript,alert(1)', beside.desktop],
  ['blob:app://field/assets/x.js', beside.desktop],
  ['javascript:alert(1)', beside.desktop],
  ['http://', beside.tab],
])('%s may not', (address, place) => {
  expect(ownScriptAddress(address, place)).toBeNull();
});

test.each([
  ['', ''],
  ['<b>words</b>', null],
  [' ', null],
])('of all HTML only the empty one passes: %j', (html, passes) => {
  expect(emptyHtml(html)).toBe(passes);
});
