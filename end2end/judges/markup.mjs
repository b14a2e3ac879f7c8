// The Nu Html Checker's judgement of every page in every language, as the server writes it.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import jar from "vnu-jar";
import { inLanguage, launch } from "../lib/browser.mjs";
import { EVERY, LANGUAGES, status } from "../lib/pages.mjs";
import { get, locator, signInAs } from "../lib/plain.mjs";
import { startWithDocuments } from "../lib/server.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "portico-markup-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const [server, browser] = [await startWithDocuments(), await launch()];
const states = await signInAs(browser, server.url);
await browser.close();

const failed = [];
const origins = new Map();
const locate = locator(server.url, states);
for (const row of EVERY) {
  const address = await locate(row);
  for (const language of Object.keys(LANGUAGES)) {
    const answer = await get(server.url, states[row[1]], address, language);
    const origin = `${inLanguage(address, language)} (${row[1] ?? "nobody"}, ${language})`;
    if (answer.status !== status(row)) failed.push(`${origin}: status ${answer.status}`);
    const file = path.join(folder, `${origins.size}.html`);
    origins.set(file, origin);
    writeFileSync(file, await answer.text());
  }
}
await server.stop();

for (const [said, pages] of judged()) failed.push(`${said}\n  on ${pages.length} pages: ${pages.slice(0, 8).join(", ")}`);
for (const line of failed) console.log(line);
console.log(`${origins.size} pages, ${failed.length} faults`);
if (failed.length > 0) process.exitCode = 1;

/**
 * What Leptos writes and a browser reads as what it is meant to be: the marks between which the page comes alive, which are
 * empty comments, and the nonce in the place of an empty `crossorigin`, whose unknown values all mean the empty one.
 */
function harmless({ message, extract = "", hiliteStart, hiliteLength }) {
  if (message === "Bogus comment.") return extract.slice(hiliteStart - 2, hiliteStart + hiliteLength).endsWith("<!>");
  const crossorigin = message.match(/^Bad value “([A-Za-z0-9_-]{22})” for attribute “crossorigin” on element “link”\.$/);
  return crossorigin !== null;
}

/** What the checker calls an error, with the pages that have it. */
function judged() {
  const said = path.join(folder, "said.json");
  const java = spawnSync("java", ["-jar", `${jar}`, "--format", "json", "--errors-only", "--stdout", "--exit-zero-always", ...origins.keys()], {
    stdio: ["ignore", openSync(said, "w"), "inherit"],
  });
  if (java.error) throw java.error;
  if (java.status !== 0) throw new Error(`the checker ended with ${java.status}`);
  const found = new Map();
  const messages = JSON.parse(readFileSync(said, "utf8")).messages.filter((it) => !harmless(it));
  for (const { type, message, extract, url } of messages) {
    const line = `${type}: ${message} … ${(extract ?? "").replace(/\s+/g, " ")}`;
    const origin = origins.get(fileURLToPath(url)) ?? url;
    if (!found.has(line)) found.set(line, []);
    if (!found.get(line).includes(origin)) found.get(line).push(origin);
  }
  return found;
}
