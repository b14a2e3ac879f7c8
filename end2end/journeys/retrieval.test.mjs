// Looking for passages: by words and by meaning, among the documents that one may read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { startWithDocuments } from "../lib/server.mjs";

let server, browser;
before(async () => {
  [server, browser] = [await startWithDocuments(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const SPEC = "Specification AF-CUM-210: cumin seed, whole";

test("a client looks for a passage, mistyped as well, and opens its document", async () => {
  const it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await it.goto("/client/knowledge/search");
  await hydrated(it);
  await it.getByRole("heading", { name: "What are you looking for?", exact: true }).waitFor();
  const field = it.getByRole("searchbox").filter({ visible: true });
  await field.fill("AF-CUM-210");
  await field.press("Enter");
  const found = it.getByRole("list", { name: "Passages found, the best first", exact: true });
  await found.getByRole("link", { name: SPEC, exact: true }).first().waitFor();
  await field.fill("asafetida");
  await field.press("Enter");
  await it.getByText("asafoetida").filter({ visible: true }).first().waitFor();
  assert.equal(await found.locator("mark").first().innerText(), "asafoetida");
  await field.fill("tidewater");
  await field.press("Enter");
  await it.waitForURL("**search=tidewater*");
  assert.equal(await it.getByText("Rotterdam").count(), 0);
  await it.goto("/client/knowledge/search?search=AF-CUM-210");
  await found.getByRole("link", { name: SPEC, exact: true }).first().click();
  await it.waitForURL("**version=*");
  await it.getByRole("heading", { name: SPEC, level: 1 }).waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});
