// Who calls people back? A real server of its own process, whose faults the test chooses, and a site that names it.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import type { BrowserContext } from '@playwright/test';

export type Posted = { method: string; key: string; body: string; fault: string; cookie?: string; referer?: string; type?: string };
export type Ledger = { requests: Posted[]; taken: [key: string, body: string][]; elsewhere: number };

export class CallBackService {
  private asked = 0;

  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
    /** The names of all that it can do wrong. */
    readonly allFaults: string[],
  ) {}

  static async start(): Promise<CallBackService> {
    const child = fork(join(__dirname, 'call_back_server.mjs'));
    const { port, faults } = await answer<{ port: number; faults: string[] }>(child, 0);
    return new CallBackService(child, port, faults);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}/call-back`;
  }

  /** What the next requests meet, one after the other. */
  meet(...faults: string[]): Promise<void> {
    return this.tell('faults', faults);
  }

  ledger(): Promise<Ledger> {
    return this.tell('ledger');
  }

  /** Nobody listens any more: connections are refused. */
  goAway(): Promise<void> {
    return this.tell('close');
  }

  comeBack(): Promise<void> {
    return this.tell('listen', this.port);
  }

  async stop(): Promise<void> {
    if (this.process.connected) this.process.disconnect();
  }

  private tell<T>(name: string, value?: unknown): Promise<T> {
    const id = ++this.asked;
    const answered = answer<T>(this.process, id);
    this.process.send({ id, name, value });
    return answered;
  }
}

function answer<T>(child: ChildProcess, id: number): Promise<T> {
  return new Promise((resolve) => {
    const hear = (message: { id: number; value: T }): void => {
      if (message.id !== id) return;
      child.off('message', hear);
      resolve(message.value);
    };
    child.on('message', hear);
  });
}

/**
 * Serves the pages as a build whose `site.json` names this endpoint would: the same two places of each page change, the
 * policy and the head. That the build writes them is tested in `src/prerender/head.rs` and `crates/xtask/src/policy.rs`.
 */
export async function offerCallBack(context: BrowserContext, endpoint: string): Promise<void> {
  const { origin } = new URL(endpoint);
  // A page that a test hands out counts as one from afar, and those may not ask this machine; no service is there in earnest.
  await context.grantPermissions(['local-network-access']);
  const widened = (policy: string): string => policy.replace("connect-src 'self'", `connect-src 'self' ${origin}`);
  await context.route(
    (url) => url.pathname.endsWith('/'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const html = widened(await response.text()).replace('<!--head-->', `<!--head--><meta name="beside-call-back" content="${endpoint}">`);
      const headers = { ...response.headers(), 'content-security-policy': widened(response.headers()['content-security-policy'] ?? '') };
      await route.fulfill({ response, body: html, headers });
    },
  );
}
