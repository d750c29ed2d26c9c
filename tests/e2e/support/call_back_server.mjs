// A service that calls people back, by the contract in docs/call-back, and fails in every way that it is told to.
//
// A process of its own, so that what reaches it has gone through a real browser, a real network stack and a real server.
// Told by messages of its parent; each is answered.
import { createServer } from 'node:http';

/** Key -> the body that was taken, and how often it was. A second time would be a second call. */
const taken = new Map();
/** Every request, in order. */
const requests = [];
/** What the next requests meet; after them all is well. */
let faults = [];
/** Requests to where redirects lead. */
let elsewhere = 0;

function take(key, body) {
  const known = taken.get(key);
  if (known !== undefined && known !== body) throw new Error(`another text under the key ${key}`);
  taken.set(key, body);
}

const CORS = {
  // A browser repeats by itself what was cut on a connection that it had used before: here every try has its own.
  Connection: 'close',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
  'Access-Control-Expose-Headers': 'Retry-After, Date',
};

/** By name: what is done with a request. `say(status, body, headers)` answers it, `received()` as the contract says. */
const FAULTS = {
  none: ({ received }) => received(202),
  'success-200': ({ received }) => received(200),
  'known-409': ({ key, body, received }) => (take(key, body), received(409)),
  'busy-409': ({ say }) => say(409),
  hangs: () => {},
  'hangs-after-taking': ({ key, body }) => take(key, body),
  'hangs-within-answer': ({ key, body, response }) => {
    take(key, body);
    response.writeHead(202, { ...CORS, 'Content-Type': 'application/json' });
    response.write('{"received":');
  },
  cut: ({ request }) => request.socket.resetAndDestroy(),
  'cut-after-taking': ({ key, body, request }) => (take(key, body), request.socket.resetAndDestroy()),
  'cut-within-answer': ({ key, body, request, response }) => {
    take(key, body);
    response.writeHead(202, { ...CORS, 'Content-Type': 'application/json', 'Content-Length': 100 });
    response.write('{"received":', () => request.socket.resetAndDestroy());
  },
  html: ({ say }) => say(200, '<!doctype html><title>Log in</title><p>Welcome to the hotel', { 'Content-Type': 'text/html' }),
  'html-after-taking': ({ key, body, say }) => (take(key, body), say(200, '<!doctype html><p>Thank you', { 'Content-Type': 'text/html' })),
  empty: ({ say }) => say(204),
  'other-key': ({ say }) => say(200, JSON.stringify({ received: '00000000-0000-4000-8000-000000000000' })),
  endless: ({ response }) => {
    response.writeHead(200, { ...CORS, 'Content-Type': 'application/json' });
    const more = () => void (response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more)));
    more();
  },
  redirect: ({ say }) => say(302, '', { Location: '/elsewhere' }),
  'redirect-307': ({ say }) => say(307, '', { Location: '/elsewhere' }),
  'not-found-404': ({ say }) => say(404, '<html>'),
  'many-429': ({ say }) => say(429, '', { 'Retry-After': '600' }),
  'many-429-date': ({ say }) => say(429, '', { 'Retry-After': new Date(Date.now() + 600_000).toUTCString() }),
  'unavailable-503': ({ say }) => say(503, '', { 'Retry-After': '600' }),
  'endless-wait-503': ({ say }) => say(503, '', { 'Retry-After': '99999999999999' }),
  'error-500': ({ say }) => say(500, '<html>'),
  'error-500-after-taking': ({ key, body, say }) => (take(key, body), say(500)),
  'no-cors': ({ response }) => response.writeHead(202).end('{}'),
  'large-413': ({ say }) => say(413, '<html><h1>413 Request Entity Too Large'),
  'area-422': ({ say }) => say(422, JSON.stringify({ reason: 'area', detail: 'Only <b>Franklin</b> County.\u202e' })),
  'closed-410': ({ say }) => say(410),
  'forbidden-403': ({ say }) => say(403, '<html>'),
};

const server = createServer(async (request, response) => {
  if (request.url === '/elsewhere') {
    elsewhere += 1;
    return response.writeHead(204, CORS).end();
  }
  if (request.method === 'OPTIONS') return response.writeHead(204, CORS).end();
  let body = '';
  for await (const chunk of request) body += chunk;
  const key = String(request.headers['idempotency-key']);
  const fault = faults.shift() ?? 'none';
  const { cookie, referer, 'content-type': type } = request.headers;
  requests.push({ method: request.method, key, body, fault, cookie, referer, type });
  const say = (status, text = '', headers = {}) => response.writeHead(status, { ...CORS, ...headers }).end(text);
  const received = (status) => {
    take(key, body);
    say(status, JSON.stringify({ received: key }), { 'Content-Type': 'application/json' });
  };
  FAULTS[fault]({ request, response, key, body, say, received });
});

/** Stops listening, and lets nobody wait: who asks now is refused. */
const close = () => new Promise((done) => {
  server.close(done);
  server.closeAllConnections();
});
const listen = (port) => new Promise((done) => server.listen(port, '127.0.0.1', done));

const DO = {
  faults: (next) => void (faults = next),
  ledger: () => ({ requests, taken: [...taken], elsewhere }),
  close,
  listen,
};

process.on('message', async ({ id, name, value }) => process.send({ id, value: await DO[name](value) }));
process.on('disconnect', () => process.exit());
await listen(0);
process.send({ id: 0, value: { port: server.address().port, faults: Object.keys(FAULTS) } });
