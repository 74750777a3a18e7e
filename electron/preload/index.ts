import { contextBridge, ipcRenderer } from 'electron';
import { bridgeChannel } from '#shared/contracts/bridge-channel';
import type { BridgeCall, BridgeInput, BridgeOutput, DesktopBridge } from '#shared/contracts/desktop-bridge';

/** Passes one call on. The event, the channel and ipcRenderer stay on this side. */
function call<Call extends BridgeCall>(name: Call): DesktopBridge[Call] {
  const channel = bridgeChannel(name);
  const pass = (input: BridgeInput<Call>): Promise<BridgeOutput<Call>> => ipcRenderer.invoke(channel, input);
  return Object.freeze(pass) as DesktopBridge[Call];
}

const bridge: DesktopBridge = Object.freeze({
  launch: call('launch'),
  beginSave: call('beginSave'),
  writeSave: call('writeSave'),
  finishSave: call('finishSave'),
  abortSave: call('abortSave'),
  beginFolder: call('beginFolder'),
  writeFolder: call('writeFolder'),
  finishFolder: call('finishFolder'),
  abortFolder: call('abortFolder'),
  secretProtection: call('secretProtection'),
  keepSecret: call('keepSecret'),
  recallSecret: call('recallSecret'),
  forgetSecret: call('forgetSecret'),
  appendJournal: call('appendJournal'),
  listJournal: call('listJournal'),
  readJournal: call('readJournal'),
  rewriteJournal: call('rewriteJournal'),
  keepMarks: call('keepMarks'),
  recallMarks: call('recallMarks'),
  freeSpace: call('freeSpace'),
  openAddress: call('openAddress'),
  beginBlob: call('beginBlob'),
  writeBlob: call('writeBlob'),
  finishBlob: call('finishBlob'),
  abortBlob: call('abortBlob'),
  hasBlob: call('hasBlob'),
  findTokens: call('findTokens'),
  signOnToken: call('signOnToken'),
});

contextBridge.exposeInMainWorld('desktopBridge', bridge);
