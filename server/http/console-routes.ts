import type { FastifyInstance } from 'fastify';
import { ok } from '#shared/base/result';
import {
  consoleCodeRequest,
  consoleGrantRequest,
  consoleMove,
  consoleTerritoryRequest,
  consoleWithdrawal,
} from '#shared/contracts/hq-console';
import { addTerritory } from '../console/add-territory';
import { giveCode } from '../console/give-code';
import { inRole } from '../console/may-do';
import { readOverview } from '../console/overview';
import { setGrant } from '../console/set-grant';
import { withdrawFrom } from '../console/withdraw';
import { movePartner } from '../sync/move-partner';
import { answer, callerOf, read } from './answer';
import type { Parts } from './parts';

/** What leads, headquarters and auditors see and do; everything with the token of their device. */
export function addConsoleRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, headquarters, log, now } = parts;

  app.get('/v1/console/overview', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    return answer(reply, ok(await readOverview(database, headquarters, caller.value, now())));
  });

  app.post('/v1/console/codes', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(consoleCodeRequest, request.body);
    if (!body.ok) return answer(reply, body);
    const code = await giveCode(database, caller.value, body.value, now());
    if (code.ok) log.note('A code was given out.', { event: 'code', device: caller.value.device });
    return answer(reply, code);
  });

  app.post('/v1/console/grants', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(consoleGrantRequest, request.body);
    if (!body.ok) return answer(reply, body);
    const set = await setGrant(database, headquarters, caller.value, body.value, now());
    if (set.ok) log.note('A role was given or taken away.', { event: 'grant', device: caller.value.device });
    return answer(reply, set);
  });

  app.post('/v1/console/territories', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(consoleTerritoryRequest, request.body);
    if (!body.ok) return answer(reply, body);
    return answer(reply, await addTerritory(database, caller.value, body.value.name, now()));
  });

  addDeviceAndMoveRoutes(app, parts);
}

function addDeviceAndMoveRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, headquarters, log, now, ownDevice, pokes } = parts;

  app.post<{ Params: { device: string } }>('/v1/console/devices/:device/withdraw', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(consoleWithdrawal, request.body);
    if (!body.ok) return answer(reply, body);
    const { device } = request.params;
    const done = await withdrawFrom(database, headquarters, caller.value, device, body.value, now());
    if (done.ok) log.note(`A device was withdrawn as ${body.value.kind}.`, { event: 'withdrawal', device });
    return answer(reply, done);
  });

  app.post('/v1/console/moves', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(consoleMove, request.body);
    if (!body.ok) return answer(reply, body);
    for (const space of [body.value.from, body.value.to]) {
      const may = inRole(caller.value, space, ['lead', 'headquarters']);
      if (!may.ok) return answer(reply, may);
    }
    const move = { ...body.value, by: caller.value.user };
    const moved = await movePartner({ database, ownDevice, now, moved: pokes.poke }, move);
    if (!moved.ok) return answer(reply, moved);
    log.note('A partner was moved to another territory.', { event: 'move', device: caller.value.device });
    return answer(reply, ok({}));
  });
}
