import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "client@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("what a run used is counted, and the budgets say what is left", async () => {
  await it.goto("/client/runs");
  await hydrated(it);
  await it.getByRole("textbox", { name: "Prompt", exact: true }).fill("Name a spice.");
  await it.getByRole("textbox", { name: "Prompt", exact: true }).press("Control+Enter");
  await it.locator('[data-run-status="done"]').first().waitFor({ timeout: 30_000 });
  await it.goto("/client/usage");
  await hydrated(it);
  await it.getByRole("heading", { name: "Use of models", exact: true }).waitFor();
  await it.getByRole("heading", { name: "Tokens a day", exact: true }).waitFor();
  await it.getByRole("heading", { name: "Your budgets", exact: true }).waitFor();
  await it.getByRole("link", { name: "Model", exact: true }).click();
  await it.waitForURL(/by=model/);
  await it.getByRole("table", { name: "Who and what" }).getByText("smollm2").first().waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
});

test("a text is tried against the rules without a run", async () => {
  await it.goto("/client/rules");
  await hydrated(it);
  await it.getByLabel("Text", { exact: true }).fill("Write to zebedee@falcon.example, please.");
  await it.getByRole("button", { name: "Try it", exact: true }).click();
  const found = it.getByRole("table", { name: "As a prompt" });
  await found.getByText("E-mail address").waitFor();
  await found.getByText("Passed on").waitFor();
  await accessible(it);
  assert.deepEqual(it.faults, []);
});
