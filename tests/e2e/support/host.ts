// What if the host fails, or publishes another version? A host of its own for one story: it hands on what the site serves,
// and does to it what it is told. It is a real one, since a service worker asks the network by itself.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type File = { url: string; integrity: string; revision: string | null };
type List = { asOf: string; bytes: number; patience: number; shell: File[]; directory: File[]; map: File[]; states: { name: string; files: string[] }[] };

/** What becomes of an answer. */
export type Trouble =
  /** The connection ends before the answer. */
  | 'gone'
  /** The connection ends when half of the answer has come. */
  | 'breaks off'
  /** Half of the answer comes, and nothing more before `goOn`. */
  | 'stalls'
  /** Some bytes are others. */
  | 'damaged'
  /** A web page comes in place of the file, with status 200. */
  | 'web page'
  /** There is no such file. */
  | 'missing';

/** In what the next version differs from the one before. */
export type Next = { app?: boolean; list?: boolean };

type Answer = { status: number; type: string; headers: Record<string, string>; body: Buffer };

const NOT_HANDED_ON = ['connection', 'content-encoding', 'content-length', 'date', 'etag', 'last-modified', 'transfer-encoding', 'vary'];
const LIST = /^self\.BESIDE=(\{.*\});$/m;

const hash = (body: Buffer | string): string => `sha256-${createHash('sha256').update(body).digest('base64')}`;

export class Host {
  /** Every path that was asked for, in order. */
  readonly asked: string[] = [];
  /** Which of the paths fail, and how. */
  trouble: (path: string) => Trouble | undefined = () => undefined;

  private readonly server: Server;
  private stalled: (() => void)[] = [];
  private readonly changed = new Map<string, Answer | undefined>();

  private constructor(private readonly site: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(site: string): Promise<Host> {
    const host = new Host(site);
    await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** All of it fails from now on, or nothing. */
  isGone(isGone: boolean): void {
    this.trouble = isGone ? () => 'gone' : () => undefined;
    if (isGone) this.server.closeAllConnections();
  }

  /** What has stalled comes to its end. */
  goOn(): void {
    this.trouble = () => undefined;
    for (const finish of this.stalled) finish();
    this.stalled = [];
  }

  /** The files of the version that is published now. */
  async list(): Promise<List> {
    return JSON.parse((await this.get('/sw.js')).body.toString().match(LIST)![1]!);
  }

  /**
   * Publishes another version in place of this one: its pages say so (`data-version` on the body), and with `app` or `list` the
   * app, or the places of Ohio and the day of the list, lie under other names. What is replaced is gone.
   */
  async publishNext({ app = false, list: withList = false }: Next = {}): Promise<void> {
    const list = await this.list();
    const worker = (await this.get('/sw.js')).body.toString();
    const files = [...list.shell, ...list.directory, ...list.map];
    const path = (url: string) => url.slice(1);
    const rename = new Map<string, string>();
    const another = (name: string) => name.replace(/[0-9a-f]{16}/, (digits) => [...digits].reverse().join(''));
    const ohio = list.states.find(({ name }) => name === 'Ohio')!.files[0]!;
    for (const { url } of files) {
      if ((app && url.startsWith('./app-')) || (withList && url === ohio)) rename.set(url, another(url));
    }
    const renamed = (text: string, folder = './') => {
      let next = text;
      for (const [before, after] of rename) next = next.replaceAll(before.slice(folder.length), after.slice(folder.length));
      return next;
    };

    for (const file of files) {
      const before = await this.get(path(file.url));
      const isPage = before.type.startsWith('text/html');
      const isContents = withList && file.url === './listing/manifest.json';
      let body = before.body;
      if (isPage) body = Buffer.from(renamed(body.toString()).replace('<body', '<body data-version="next"'));
      if (isContents) body = Buffer.from(renamed(body.toString(), './listing/'));
      const url = rename.get(file.url) ?? file.url;
      if (url !== file.url) this.changed.set(path(file.url), undefined);
      if (isPage || isContents || url !== file.url) this.changed.set(path(url), { ...before, body });
      for (const state of list.states) state.files = state.files.map((name) => (name === file.url ? url : name));
      file.url = url;
      file.integrity = hash(body);
      if (file.revision) file.revision = file.integrity;
    }
    if (withList) list.asOf = '2031-05-06';
    const body = Buffer.from(worker.replace(LIST, () => `self.BESIDE=${JSON.stringify(list)};`));
    this.changed.set('/sw.js', { ...(await this.get('/sw.js')), body });
  }

  /** From now on the worker waits so long for a file. */
  async shortenPatience(milliseconds: number): Promise<void> {
    const worker = await this.get('/sw.js');
    const list = { ...(await this.list()), patience: milliseconds };
    this.changed.set('/sw.js', { ...worker, body: Buffer.from(worker.body.toString().replace(LIST, () => `self.BESIDE=${JSON.stringify(list)};`)) });
  }

  private async get(path: string): Promise<Answer> {
    if (this.changed.has(path)) return this.changed.get(path) ?? { status: 404, type: 'text/plain', headers: {}, body: Buffer.from('not found') };
    const answer = await fetch(new URL(path, this.site), { headers: { 'accept-encoding': 'identity' } });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !NOT_HANDED_ON.includes(name)));
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      headers,
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.site);
    this.asked.push(pathname);
    const trouble = this.trouble(pathname);
    if (trouble === 'gone') return void request.socket.destroy();
    const { status, headers, body } = await this.get(pathname);
    if (trouble === 'missing') return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    if (trouble === 'web page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
    response.writeHead(status, { ...headers, 'content-length': body.length });
    const half = Math.floor(body.length / 2);
    if (trouble === 'breaks off') return void response.write(body.subarray(0, half), () => request.socket.destroy());
    if (trouble === 'stalls') {
      this.stalled.push(() => response.end(body.subarray(half)));
      return void response.write(body.subarray(0, half));
    }
    response.end(trouble === 'damaged' ? damaged(body) : body);
  }
}

function damaged(body: Buffer): Buffer {
  const other = Buffer.from(body);
  for (let at = Math.floor(body.length / 3); at < body.length; at += 97) other[at]! ^= 0x55;
  return other;
}
