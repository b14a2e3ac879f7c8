// A thousand pages at twenty a time: each is whole, none is one that says what went wrong, and all come in time.
import { launch } from "./lib/browser.mjs";
import { EVERY, LANGUAGES, status } from "./lib/pages.mjs";
import { get, locator, signInAs } from "./lib/plain.mjs";
import { startWithDocuments } from "./lib/server.mjs";

const [REQUESTS, AT_ONCE, SECONDS] = [1_000, 20, 180];
/** What stands only on a page or a part of one that couldn't be made, in whatever language. */
const FAILED = /class="[^"]*\brequest-id\b|panicked at|"code":"internal"/;

const [server, browser] = [await startWithDocuments(), await launch()];
const states = await signInAs(browser, server.url);
await browser.close();
const locate = locator(server.url, states);
const pages = [];
for (const row of EVERY.filter((row) => status(row) === 200)) {
  pages.push([await locate(row), row[1]]);
}

const [faults, times] = [[], []];
const began = performance.now();
let next = 0;
await Promise.all(Array.from({ length: AT_ONCE }, one));
const seconds = (performance.now() - began) / 1_000;
await server.stop();

times.sort((one, other) => one - other);
const at = (part) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]);
console.log(`${REQUESTS} requests for ${pages.length} pages in ${seconds.toFixed(1)} s; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
if (seconds > SECONDS) faults.push(`that was longer than ${SECONDS} s`);
for (const line of faults.slice(0, 50)) console.log(line);
if (faults.length > 0) {
  console.log(`${faults.length} faults`);
  process.exitCode = 1;
}

/** One of those who ask side by side. */
async function one() {
  while (next < REQUESTS) {
    const turn = next++;
    const [address, role] = pages[turn % pages.length];
    const language = Object.keys(LANGUAGES)[Math.floor(turn / pages.length) % 4];
    const started = performance.now();
    const fault = await asked(address, role, language).catch((error) => `${error}`);
    times.push(performance.now() - started);
    if (fault) faults.push(`${address} as ${role ?? "nobody"} in ${language}: ${fault}`);
  }
}

/** What is wrong with the answer, if anything is. */
async function asked(address, role, language) {
  const answer = await get(server.url, states[role], address, language);
  const body = await answer.text();
  if (answer.status !== 200) return `status ${answer.status}`;
  if (!body.trimEnd().endsWith("</html>")) return `ends with ${body.slice(-60)}`;
  const said = body.match(FAILED);
  return said ? `says ${body.slice(said.index, said.index + 200)}` : undefined;
}
