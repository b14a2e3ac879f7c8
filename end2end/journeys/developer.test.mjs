import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "developer@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function accessible() {
  const { violations } = await new AxeBuilder({ page: it }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}

const open = async (path) => {
  await it.goto(path);
  await hydrated(it);
};

test("signing in leads a developer home, which says that there is no key yet", async () => {
  assert.equal(new URL(it.url()).pathname, "/developer");
  await it.getByRole("heading", { name: "Developers", exact: true }).waitFor();
  await it.getByText("No keys yet").waitFor();
  await accessible();
  assert.deepEqual(it.faults, []);
});

test("the reference narrows while one types, and an operation is tried in its page", async () => {
  await open("/developer/reference");
  await it.getByRole("searchbox", { name: "Search" }).fill("identity.api_k");
  await it.getByText("Operations: 1", { exact: true }).waitFor();
  await it.getByRole("link", { name: "identity.api_keys", exact: true }).click();
  await it.getByRole("heading", { name: "identity.api_keys", exact: true }).waitFor();
  await accessible();
  await it.getByRole("button", { name: "Send", exact: true }).click();
  await becomes(() => it.locator("#try-status").textContent(), "200");
  await it.getByRole("region", { name: "Request", exact: true }).getByText(/curl 'http.*\/api\/v1\/api-keys/).waitFor();
  await it.getByRole("region", { name: "Body", exact: true }).getByText(/"data"/).waitFor();
  assert.deepEqual(it.faults, []);
});

let key;
test("what changes something asks first", async () => {
  await open("/developer/reference/identity.create_api_key");
  await it.getByLabel("Body", { exact: true }).fill('{"name": "Nightly", "scopes": ["read:keys"], "days": 30}');
  await it.getByRole("button", { name: "Send", exact: true }).click();
  const dialog = it.getByRole("dialog");
  await dialog.getByText("This call changes something").waitFor();
  await dialog.getByRole("button", { name: "Send it" }).click();
  await becomes(() => it.locator("#try-status").textContent(), "201");
  const body = await it.getByRole("region", { name: "Body", exact: true }).innerText();
  key = JSON.parse(body).key;
  assert.match(key, /^pk_/);
  assert.deepEqual(it.faults, []);
});

test("a key that is pasted in asks in its own name", async () => {
  await open("/developer/reference/identity.create_api_key");
  await it.getByLabel("API key", { exact: true }).fill(key);
  await it.getByRole("button", { name: "Send", exact: true }).click();
  await it.getByRole("dialog").getByRole("button", { name: "Send it" }).click();
  await becomes(() => it.locator("#try-status").textContent(), "403");
  assert.deepEqual(it.faults, []);
});

test("ten calls of which two are wrong are 10 and 20 %, and one is found by its id", async () => {
  const ask = (path) => fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  for (let i = 0; i < 8; i++) assert.equal((await ask("/api-keys")).status, 200);
  // With the one above there are ten, two of them wrong.
  const wrong = await ask("/apps");
  assert.equal(wrong.status, 403);
  const id = wrong.headers.get("x-request-id");
  const row = it.getByRole("row", { name: /Nightly/ }).first();
  for (let i = 0; i < 20; i++) {
    await open("/developer/calls");
    if (/\b10\b/.test(await row.innerText().catch(() => ""))) break;
    await it.waitForTimeout(500);
  }
  assert.match(await row.innerText(), /10\s+2\s+20 %/);
  await accessible();
  await it.getByRole("searchbox", { name: "Search" }).fill(id);
  await it.getByRole("searchbox", { name: "Search" }).press("Enter");
  await it.waitForURL(/search=/);
  await it.getByRole("row", { name: new RegExp(`GET /apps.*403`) }).waitFor();
  assert.ok(!(await it.content()).includes(key));
  assert.deepEqual(it.faults, []);
});

test("an event has its schema and an example", async () => {
  await open("/developer/events");
  await it.getByRole("searchbox", { name: "Search" }).fill("tenantcreated");
  await it.getByRole("link", { name: "TenantCreated", exact: true }).click();
  await it.getByRole("region", { name: "Example", exact: true }).getByText(/"correlationId"/).waitFor();
  await accessible();
  assert.deepEqual(it.faults, []);
});

test("the panel shows the calls of each click", async () => {
  await open("/developer/keys");
  await it.getByRole("button", { name: /Minjun Park/ }).click();
  await it.getByRole("button", { name: "Show this page's calls" }).click();
  const panel = it.getByRole("complementary", { name: "Calls of this page" });
  await panel.getByText(/GET \/api-keys/).waitFor();
  await panel.getByText("came with the page").first().waitFor();
  await it.getByRole("link", { name: "Calls", exact: true }).first().click();
  await panel.getByText(/GET \/calls\/report/).waitFor();
  await panel.getByText(/200 · \d+ ms/).first().waitFor();
  await accessible();
  await panel.getByRole("button", { name: "Close", exact: true }).click();
  await becomes(() => panel.count(), 0);
  assert.deepEqual(it.faults, []);
});

test("how an agent is let in is shown to be copied, with the tools that it has then", async () => {
  await open("/developer/mcp");
  await it.getByRole("heading", { name: "Connect an agent", exact: true }).waitFor();
  await it.getByRole("region", { name: "Address", exact: true }).getByText(/\/mcp$/).waitFor();
  await it.getByRole("region", { name: "Configuration", exact: true }).getByText(/"mcpServers"/).waitFor();
  await it.getByRole("searchbox", { name: "Search" }).fill("identity_api_keys");
  await it.getByText("Tools: 1", { exact: true }).waitFor();
  await it.getByRole("link", { name: "identity_api_keys", exact: true }).waitFor();
  await accessible();
  assert.deepEqual(it.faults, []);
});
