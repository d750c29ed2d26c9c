// Where does a person come from, and where do they go? Pages of another site, which is made here.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Each of its pages is headed by its path. */
export async function makeElsewhere() {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title><h1>${url}</h1>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
