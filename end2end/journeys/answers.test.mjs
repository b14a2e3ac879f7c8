// Questions to documents: an answer with its sources, one that the documents don't hold, and what a source says by now.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, startWithDocuments } from "../lib/server.mjs";

const OWNER = "owner@demo.portico.example";
const TEXT = "Parcels with glassware are packed by the night shift alone.\n\nDamaged glassware is reported to Zebedee within 4 days.";
let server, browser, it, token, document;

async function call(method, path, body) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const reply = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await reply.text();
  assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
  return text && JSON.parse(text);
}

/** Waits until a version of the document can be found. */
async function found(version) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(200)) {
    const { hits } = await call("GET", "/knowledge/search?text=glassware");
    if (hits.some((hit) => hit.passage.document === document && hit.passage.version === version)) return;
  }
  assert.fail(`version ${version} is never found`);
}

before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
  token = (await call("POST", "/auth/login", { email: OWNER, password: "Portico-demo-2026" })).accessToken;
  const access = [{ kind: "everybody", id: null, role: "writer" }];
  const space = await call("POST", "/spaces", { name: "Glassware", access });
  document = (await call("POST", "/documents", { spaceId: space.id, title: "Parcels with glassware", text: TEXT })).id;
  await found(1);
  it = await page(browser, server.url);
  await signIn(it, OWNER);
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function ask(question) {
  await it.goto("/client/ask");
  await hydrated(it);
  const field = it.getByRole("textbox", { name: "Question", exact: true });
  await field.fill(question);
  await field.press("Control+Enter");
  await it.waitForURL("**/client/ask/*");
}

test("an answer quotes its document, and each number leads to the words that it rests on", async () => {
  await ask("Who is damaged glassware reported to within 4 days?");
  const sentence = it.locator('.answer-sentence[data-backed="true"]').first();
  await sentence.filter({ hasText: "Damaged glassware is reported to Zebedee within 4 days." }).waitFor({ timeout: 30_000 });
  await sentence.getByRole("link", { name: "Source 1", exact: true }).click();
  const source = it.locator('[data-source="1"]');
  await source.locator("mark").filter({ hasText: "reported to Zebedee" }).waitFor();
  await source.getByRole("link", { name: "Parcels with glassware", exact: true }).waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
});

test("a source that was rewritten is said to be, and the question is asked again", async () => {
  await call("PATCH", `/documents/${document}`, { body: TEXT.replace("4 days", "9 days"), base: 1 });
  await call("POST", `/documents/${document}/publish`, {});
  await found(2);
  await it.locator("[data-outdated]").waitFor();
  await it.getByText("Version 2 holds now.", { exact: true }).first().waitFor();
  const before = it.url();
  await it.getByRole("button", { name: "Run again", exact: true }).click();
  await it.waitForURL((url) => url.pathname.startsWith("/client/ask/") && url.href !== before);
  await it.locator(".answer-sentence").filter({ hasText: "within 9 days" }).first().waitFor({ timeout: 30_000 });
  assert.equal(await it.locator("[data-outdated]").count(), 0);
  assert.deepEqual(it.faults, []);
});

test("what no document says is not answered, and the question is in the history", async () => {
  await ask("Who won the football world cup in 1998?");
  await it.locator("[data-not-found]").waitFor({ timeout: 30_000 });
  await it.getByRole("link", { name: "All questions", exact: true }).click();
  await it.getByRole("link", { name: "Who won the football world cup in 1998?", exact: true }).first().waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
});
