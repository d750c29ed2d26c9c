// How much memory does the page hold once the whole listing is loaded?
import { withPage } from './browser.mjs';
import { atMost } from './figure.mjs';

export async function measureHeap(browser, site, _runs, budget) {
  return withPage(browser, async (page, session) => {
    await page.addInitScript(keepWasmMemory);
    await page.goto(new URL('/find/#near=US', site).href);
    await page.getByRole('status').filter({ hasText: /^\d/ }).waitFor({ timeout: 180_000 });
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const wasmSize = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
    return [
      atMost('Memory, whole listing loaded: JavaScript', usedSize / 1e6, 'MB'),
      atMost('Memory, whole listing loaded: Wasm', wasmSize / 1e6, 'MB'),
      atMost('Memory, whole listing loaded: in all', (usedSize + wasmSize) / 1e6, 'MB', budget),
    ];
  });
}

/** In the page: the memory of Wasm is no part of the JavaScript heap, and only the app itself holds it. */
function keepWasmMemory() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const result = await instantiateStreaming.apply(WebAssembly, args);
    window.wasmMemory ??= result.instance.exports.memory; // its parts use the same
    return result;
  };
}
