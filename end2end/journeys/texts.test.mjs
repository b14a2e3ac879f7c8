import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, admin, reader;
before(async () => {
  [server, browser] = [await start(), await launch()];
  [admin, reader] = [await page(browser, server.url), await page(browser, server.url)];
  await signIn(admin, "admin@demo.portico.example");
  await signIn(reader, "client@demo.portico.example");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const words = (it) => it.getByLabel("Text", { exact: true });
const save = (it) => it.getByRole("button", { name: "Save", exact: true }).click();
const titleOf = (it) => it.locator("h1").first().innerText();

test("an admin changes a text, and whoever is at work reads it on the next page", async () => {
  await reader.goto("/account/security");
  await hydrated(reader);
  // Long enough for its stream of changes to stand.
  await reader.waitForTimeout(1_000);
  await admin.goto("/admin/texts");
  await hydrated(admin);
  await admin.getByRole("searchbox").fill("account.title");
  await admin.getByRole("searchbox").press("Enter");
  await admin.getByRole("link", { name: "account.title", exact: true }).click();
  await admin.getByText("Nobody has put words in the place of this text yet.").waitFor();
  await words(admin).fill("Account of {nobody}");
  await admin.locator('[data-preview="text"]', { hasText: "Account of {nobody}" }).waitFor();
  await save(admin);
  await admin.getByText("Nothing is filled in for {nobody}.").first().waitFor();
  await words(admin).fill("My own desk");
  await admin.locator('[data-preview="text"]', { hasText: "My own desk" }).waitFor();
  await save(admin);
  await admin.getByText("Saved. It is read from the next page on.").waitFor();
  await admin.getByRole("row", { name: /My own desk/ }).waitFor();
  await becomes(async () => {
    await reader.getByRole("link", { name: "Security", exact: true }).filter({ visible: true }).first().click();
    await reader.locator('a[href="/account"]').filter({ visible: true }).first().click();
    await reader.waitForURL("**/account");
    return titleOf(reader);
  }, "My own desk");
  assert.deepEqual(admin.faults, []);
});

test("an earlier text comes back from the history, and the built-in one after it was removed", async () => {
  await words(admin).fill("Second desk");
  await save(admin);
  await admin.getByRole("row", { name: /Second desk/ }).waitFor();
  await admin.getByRole("button", { name: "Restore", exact: true }).first().click();
  await admin.getByText("Restored. It is read from the next page on.").waitFor();
  await becomes(() => words(admin).inputValue(), "My own desk");
  await admin.locator("summary", { hasText: "Remove own words" }).click();
  await admin.locator(".confirm-body").getByRole("button", { name: "Remove own words", exact: true }).click();
  await admin.getByText("Removed. The text reads as it did before.").waitFor();
  await becomes(() => words(admin).inputValue(), "Your account");
  await reader.goto("/account");
  assert.equal(await titleOf(reader), "Your account");
  assert.deepEqual(admin.faults, []);
});

test("a text that counts has a field for each form of its language", async () => {
  await admin.goto("/admin/texts/workspaces.tokens?language=ar");
  await hydrated(admin);
  assert.equal(await admin.locator("[data-preview]").count(), 6);
  await admin.getByRole("link", { name: "English", exact: true }).click();
  await becomes(() => admin.locator("[data-preview]").count(), 2);
  await admin.locator('[data-preview="one"]', { hasText: "1 token" }).waitFor();
  assert.deepEqual(admin.faults, []);
});
