// Weighs what a first visit brings, byte for byte as it comes over the wire: nothing kept, brotli, fonts and pictures counted.
import { hydrated, launch, page } from "./lib/browser.mjs";
import { HOMES } from "./lib/pages.mjs";
import { signInAs } from "./lib/plain.mjs";
import { startWithDocuments } from "./lib/server.mjs";

const KB = 1024;
const SITE = ["/", "/platform", "/portals/client", "/pricing", "/about", "/contact"];
/** As at home: over a line without delay all would be there before anything is painted. */
const LINE = { offline: false, latency: 40, downloadThroughput: (10_240 * KB) / 8, uploadThroughput: (10_240 * KB) / 8 };

const [server, browser] = [await startWithDocuments(), await launch()];
const states = await signInAs(browser, server.url, HOMES.map(([, role]) => role));
const rows = [];
for (const address of SITE) rows.push({ address, site: true, ...(await weighed(address)) });
for (const [address, role] of [["/login", null], ...HOMES]) rows.push({ address, site: false, ...(await weighed(address, states[role])) });
await browser.close();
await server.stop();

const kb = (bytes) => (bytes / KB).toFixed(1);
console.table(
  rows.map(({ address, css, code, chunk, early, all }) => ({
    page: address, CSS: kb(css), "WASM+JS": kb(code), "largest chunk": kb(chunk), "before it is seen": kb(early), "in all": kb(all),
  })),
);
const over = rows.flatMap(({ address, site, css, code, chunk, early, all, plain }) => {
  const limits = [
    ["CSS", css, 20],
    ["a chunk", chunk, 60],
    ...(site ? [["before it is seen", early, 60], ["in all", all, 320]] : [["WASM and JS", code, 260]]),
  ];
  const heavy = limits.filter(([, bytes, limit]) => bytes > limit * KB);
  return [
    ...heavy.map(([what, bytes, limit]) => `${address}: ${what}: ${kb(bytes)} KB of ${limit}`),
    ...plain.map((path) => `${address}: not compressed: ${path}`),
  ];
});
for (const line of over) console.log(line);
if (over.length > 0) process.exitCode = 1;

/** What a visit with nothing kept brings, once the page has come alive and nothing more comes. */
async function weighed(address, state) {
  const it = await page(browser, server.url, { storageState: state, viewport: { width: 1350, height: 940 } });
  const devtools = await it.context().newCDPSession(it);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  const came = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response, type }) => {
    came.set(requestId, { path: new URL(response.url).pathname, type, headers: response.headers, bytes: 0, ended: Infinity });
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) => {
    const one = came.get(requestId);
    if (one) Object.assign(one, { bytes: encodedDataLength, ended: timestamp });
  });
  await devtools.send("Performance.enable");
  await it.goto(address, { waitUntil: "load" });
  await hydrated(it);
  await it.waitForTimeout(1_500);
  const { metrics } = await devtools.send("Performance.getMetrics");
  const began = metrics.find(({ name }) => name === "NavigationStart").value;
  const seen = await it.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime / 1_000);
  await it.context().close();
  return sums([...came.values()], began + seen);
}

function sums(came, visible) {
  const sum = (chosen) => came.filter(chosen).reduce((whole, { bytes }) => whole + bytes, 0);
  const named = (...ends) => ({ path }) => ends.some((end) => path.endsWith(end));
  const chunks = came.filter(({ path }) => path.endsWith(".wasm") && !path.endsWith("/portico.wasm"));
  return {
    css: sum(named(".css")),
    code: sum(named(".wasm", ".js")),
    chunk: Math.max(0, ...chunks.map(({ bytes }) => bytes)),
    early: sum(({ ended }) => ended <= visible),
    all: sum(() => true),
    // Small answers are not worth it, and pictures and fonts are small as they are.
    plain: came
      .filter((it) => (it.type === "Document" || named(".css", ".js", ".wasm")(it)) && it.bytes > KB && it.headers["content-encoding"] !== "br")
      .map(({ path }) => path),
  };
}
