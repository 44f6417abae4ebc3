/**
 * Several tabs that write at the same moment. Ticks come from a MessageChannel, because the timers of a tab that is not
 * in front are throttled.
 *
 *   await race([first, second], { times: 300, write: async (index, tab) => { … } });
 *   write  runs in each page, one call a tick, with the number of the call and of the tab; it may be async
 */
export async function race(pages, { times, write }) {
  const start = Date.now() + 500;
  await Promise.all(pages.map((page, tab) => page.evaluate(`(...args) => (${runTicks})(${write}, ...args)`, times, tab, start)));
  for (const page of pages) {
    await page.waitFor(() => window.__hallwayRace.finished);
    const { error } = await page.evaluate(() => window.__hallwayRace);
    if (error) throw new Error(`a tab failed: ${error}`);
  }
}

function runTicks(write, times, tab, start) {
  const state = { finished: false, error: "" };
  window.__hallwayRace = state;
  const { port1, port2 } = new MessageChannel();
  let index = 0;
  const tick = async () => {
    if (Date.now() < start) return void port2.postMessage(0);
    try {
      await write(index, tab);
    } catch (error) {
      state.error = String(error?.stack ?? error);
    }
    index += 1;
    if (index < times && !state.error) port2.postMessage(0);
    else state.finished = true;
  };
  port1.onmessage = tick;
  port2.postMessage(0);
}
