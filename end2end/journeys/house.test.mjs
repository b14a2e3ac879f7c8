import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "owner@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const accent = (where) => it.locator(where).evaluate((at) => getComputedStyle(at).getPropertyValue("--accent").trim());

test("an owner chooses a colour, sees it at once and gets it everywhere", async () => {
  await it.goto("/client/branding");
  await hydrated(it);
  const portico = await accent("html");
  await it.getByLabel("Colour", { exact: true }).fill("#ffe066");
  await it.getByText("It is shown darker or lighter").waitFor();
  await it.getByLabel("Colour", { exact: true }).fill("#1f7a4d");
  await it.getByText("Texts can be read in this colour.").waitFor();
  assert.notEqual(await accent('.brand-sample[data-theme="light"]'), portico);
  await it.getByLabel("Name", { exact: true }).fill("Aurora Market");
  await it.getByRole("button", { name: "Save" }).click();
  await it.locator(".portal-name", { hasText: "Aurora Market" }).waitFor({ state: "attached" });
  await hydrated(it);
  assert.notEqual(await accent("html"), portico);
  await it.locator("summary", { hasText: "Reset to Portico" }).click();
  await it.getByRole("button", { name: "Reset to Portico's look" }).click();
  await it.locator(".portal-name", { hasText: "Portico" }).waitFor({ state: "attached" });
  await hydrated(it);
  assert.equal(await accent("html"), portico);
  assert.deepEqual(it.faults, []);
});

test("an owner overrides a setting and takes it back", async () => {
  await it.goto("/client/settings");
  await hydrated(it);
  const days = it.getByLabel("Days a session lasts");
  await days.fill("500");
  const card = it.locator(".card", { has: it.getByLabel("Days a session lasts") });
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("This setting takes other values.").waitFor();
  await days.fill("3");
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("Set here").waitFor();
  await card.getByRole("button", { name: "Reset to default" }).click();
  await card.getByText("Built in").waitFor();
  await becomes(() => it.getByLabel("Days a session lasts").inputValue(), "14");
  assert.deepEqual(it.faults, []);
});
