import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentPolicy } from '#shared/contracts/content-policy';

const year = 'public, max-age=31536000, immutable';

/** Serves the built window. The policy stands on every file, because a worker has the policy of its own script. */
export async function addWindowRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const assets = join(folder, 'assets') + sep;
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    redirect: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (response, path) => {
      // The names in assets/ carry a hash of their content; everything else may change with the next version.
      response.setHeader('Cache-Control', path.startsWith(assets) ? year : 'no-cache');
      response.setHeader('Content-Security-Policy', contentPolicy(null));
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    },
  });
  app.get('/', (_request, reply) => reply.sendFile('index.html'));
}
