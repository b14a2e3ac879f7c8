import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser;
before(async () => {
  [server, browser] = [await start(), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function pageOf(email, options = {}) {
  const it = await page(browser, server.url, options);
  it.scripted = options.javaScriptEnabled;
  await signIn(it, email);
  return it;
}

test("an owner adds a provider of models with a key of their own, tries it and removes it", async () => {
  const it = await pageOf("owner@demo.portico.example");
  await it.goto("/client/models");
  await hydrated(it);
  await it.getByText("No providers of your own yet").waitFor();
  const field = (label) => it.getByLabel(label, { exact: true }).filter({ visible: true }).last();
  await field("Name").fill("Aurora's models");
  await field("Address").fill("https://127.0.0.1");
  await field("Key").fill("a key of ours");
  await field("Id of the model").fill("aurora-small");
  await field("Name for people").fill("Aurora Small");
  await field("Tokens of context").fill("8192");
  await field("Price of prompts").fill("1,000");
  const add = it.getByRole("button", { name: "Add provider", exact: true });
  await add.click();
  await it.getByText("Enter US dollars from 0 to 1000000").first().waitFor();
  await field("Price of prompts").fill("0,15");
  await add.click();
  await it.getByText("can't be reached from here").first().waitFor();
  await field("Address").fill("https://models.aurora.example/v1");
  await add.click();
  const row = it.getByRole("row", { name: /Aurora's models/ });
  await row.getByText("aurora-small").waitFor();
  await row.getByText("$0.15 for prompts and $0.00 for answers, per million tokens").waitFor();
  assert.equal(await it.getByText("a key of ours").count(), 0, "the key stands nowhere");
  await row.getByRole("button", { name: "Try it", exact: true }).click();
  await row.getByText(/^No answer after /).waitFor();
  await row.getByText("Switch off", { exact: true }).first().click();
  await row.getByRole("button", { name: "Switch off", exact: true }).click();
  await row.getByText("Off", { exact: true }).waitFor();
  await row.getByText("Remove", { exact: true }).first().click();
  await row.getByRole("button", { name: "Remove", exact: true }).click();
  await it.getByText("No providers of your own yet").waitFor();
  assert.deepEqual(it.faults, []);
});

test("an admin finds the local model among the platform's providers and ranks it", async () => {
  const it = await pageOf("admin@demo.portico.example");
  await it.goto("/admin/models");
  await hydrated(it);
  const row = it.getByRole("row", { name: /Local model/ });
  await row.getByText("Costs nothing").waitFor();
  await row.getByText("Change rank", { exact: true }).click();
  await row.getByLabel("Rank", { exact: true }).fill("7");
  await row.getByRole("button", { name: "Save", exact: true }).click();
  await row.getByRole("cell", { name: "7", exact: true }).waitFor();
  assert.equal(await row.getByText("Remove", { exact: true }).count(), 0, "it can't be removed");
  assert.deepEqual(it.faults, []);
});

test("without scripts a provider is switched off and on again", async () => {
  const it = await pageOf("admin@demo.portico.example", { javaScriptEnabled: false });
  await it.goto("/admin/models");
  const row = () => it.getByRole("row", { name: /Local model/ });
  await row().getByText("Switch off", { exact: true }).first().click();
  await row().getByRole("button", { name: "Switch off", exact: true }).click();
  await it.goto("/admin/models");
  await row().getByText("Off", { exact: true }).waitFor();
  await row().getByRole("button", { name: "Switch on", exact: true }).click();
  await it.goto("/admin/models");
  await row().getByText("On", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});
