// Lighthouse's judgement of the public pages, the sign-in and the portals' homes, as a desktop sees them. What has a right
// answer is a gate; how fast it was is printed, since another machine has other figures.
import { createServer } from "node:net";
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "../lib/browser.mjs";
import { HOMES } from "../lib/pages.mjs";
import { cookies, signInAs } from "../lib/plain.mjs";
import { startWithDocuments } from "../lib/server.mjs";

const SITE = ["/", "/platform", "/portals/client", "/pricing", "/about", "/contact"];
const RUNS = 3;
const MOST_SHIFT = 0.02;
const GOALS = { site: 98, portal: 90 };

const port = await freePort();
const [server, browser] = [await startWithDocuments(), await launch(`--remote-debugging-port=${port}`)];
const states = await signInAs(browser, server.url, HOMES.map(([, role]) => role));
const pages = [...SITE.map((address) => [address, null, "site"]), ["/login", null, "portal"], ...HOMES.map((it) => [...it, "portal"])];
const [table, failed] = [[], []];
for (const [address, role, kind] of pages) {
  const gates = kind === "site" ? ["accessibility", "best-practices", "seo"] : ["accessibility", "best-practices"];
  const results = [];
  for (let run = 0; run < RUNS; run++) results.push(await judged(address, states[role], run === 0 ? ["performance", ...gates] : ["performance"]));
  const [first] = results;
  const shift = Math.max(...results.map(shiftOf));
  for (const gate of gates) failed.push(...found(first, gate).map((line) => `${address}: ${gate}: ${line}`));
  if (!(shift <= MOST_SHIFT)) failed.push(`${address}: cumulative-layout-shift: ${shift.toFixed(3)}${shifted(results)}`);
  const middle = (audit) => median(results.map(({ audits }) => audits[audit].numericValue));
  table.push({
    page: address,
    performance: median(results.map(({ categories }) => hundred(categories.performance.score))),
    goal: GOALS[kind],
    ...Object.fromEntries(gates.map((gate) => [gate, hundred(first.categories[gate].score)])),
    shift: shift.toFixed(3),
    "first paint, ms": Math.round(middle("first-contentful-paint")),
    "largest paint, ms": Math.round(middle("largest-contentful-paint")),
    "blocked, ms": Math.round(middle("total-blocking-time")),
  });
}
await browser.close();
await server.stop();
console.table(table);
for (const line of failed) console.log(line);
if (failed.length > 0) process.exitCode = 1;

/** One visit with nothing kept. Where the recording itself broke off, which says nothing of the page, it is made again. */
async function judged(address, state, onlyCategories, again = 2) {
  const flags = { port, onlyCategories, extraHeaders: { Cookie: cookies(state) }, logLevel: "error" };
  const { lhr } = await lighthouse(server.url + address, flags, desktopConfig);
  if (lhr.runtimeError && again > 0) return judged(address, state, onlyCategories, again - 1);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
  const arrived = new URL(lhr.finalDisplayedUrl).pathname;
  if (arrived !== address) throw new Error(`${address}: judged was ${arrived}`);
  return lhr;
}

/** Each audit that keeps a category from 100, with the first things that it names. */
function found({ categories, audits }, category) {
  const { auditRefs, score } = categories[category];
  const wrong = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  // A category without a score is one that an audit's own failure has spoilt.
  const spoilt = auditRefs.filter(({ id }) => audits[id].scoreDisplayMode === "error").map(({ id }) => `${id}: ${audits[id].errorMessage}`);
  const lines = wrong.map(({ id }) => `${id}: ${audits[id].title}${named(audits[id])}`);
  return score === 1 ? [] : [...lines, ...spoilt, ...(lines.length + spoilt.length === 0 ? [`${score}`] : [])];
}

/** The first things that an audit names. */
function named({ details }) {
  const what = ({ node, description, issueType, url, ...rest }) =>
    node?.snippet ?? description ?? issueType ?? url ?? JSON.stringify(rest).slice(0, 200);
  return (details?.items ?? []).slice(0, 3).map((item) => ` | ${what(item)}`).join("");
}

/** What moved in the run in which most did. */
function shifted(results) {
  const [worst] = results.toSorted((one, other) => shiftOf(other) - shiftOf(one));
  return named(worst.audits["layout-shifts"] ?? {});
}

function shiftOf({ audits }) {
  return audits["cumulative-layout-shift"].numericValue;
}

function hundred(score) {
  return score === null ? "none" : Math.round(score * 100);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
