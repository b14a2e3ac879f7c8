import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { pause, start } from "../lib/server.mjs";

let server, browser, it, address;
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

const FIRST = "Name one spice that is red.";
const SECOND = "Name another one.";
const turns = () => it.locator(".turn");
const done = (place) => turns().nth(place).locator('[data-turn-status="done"]').waitFor({ timeout: 30_000 });

test("a conversation begins with a question and goes on by keys alone", async () => {
  await it.goto("/client/chat");
  await hydrated(it);
  await it.getByRole("heading", { name: "What would you like to work on?" }).waitFor();
  await it.getByLabel("Your question").focus();
  await it.getByLabel("Your question").blur();
  assert.equal(await it.getByLabel("Your question").getAttribute("aria-invalid"), null, "who only passes by isn't told off");
  await it.getByRole("button", { name: /List three questions/ }).click();
  assert.match(await it.getByLabel("Your question").inputValue(), /supplier of spices/);
  await it.getByLabel("Your question").fill(FIRST);
  await it.getByLabel("Your question").press("Enter");
  await it.waitForURL("**/client/chat/*");
  await hydrated(it);
  await done(0);
  await it.getByRole("heading", { name: FIRST, level: 1 }).waitFor();
  const next = it.getByLabel("Your next question");
  await next.fill("Name");
  await next.press("Shift+Enter");
  assert.equal(await next.inputValue(), "Name\n");
  await next.fill(SECOND);
  await next.press("Enter");
  await done(1);
  assert.equal(await next.inputValue(), "");
  address = new URL(it.url()).pathname;
  assert.deepEqual(it.faults, []);
});

test("a question is asked otherwise, and both versions are there", async () => {
  await it.getByLabel("Your next question").press("ArrowUp");
  const other = it.getByLabel("The question, asked otherwise").filter({ visible: true });
  assert.equal(await other.inputValue(), SECOND);
  await other.fill("Name a herb.");
  await other.press("Enter");
  await it.waitForURL("**?at=3");
  await done(1);
  await it.getByText("Name a herb.", { exact: true }).first().waitFor();
  await it.getByText("2 of 2").waitFor();
  await it.getByRole("link", { name: "Version before" }).click();
  await it.getByText(SECOND, { exact: true }).first().waitFor();
  await it.getByText("1 of 2").waitFor();
  assert.deepEqual(it.faults, []);
});

test("an answer is rated, and asked for again", async () => {
  await it.getByRole("button", { name: "It helped", exact: true }).first().click();
  await it.getByRole("button", { name: "It helped", exact: true, pressed: true }).first().waitFor();
  await it.getByRole("button", { name: "Ask again" }).last().click();
  await it.waitForURL("**?at=4");
  await done(1);
  await it.getByText("3 of 3").waitFor();
  assert.deepEqual(it.faults, []);
});

test("a conversation is named, shared with the workspace, and read by a colleague who asks nothing in it", async () => {
  await it.getByText("Manage", { exact: true }).click();
  await it.getByLabel("Name", { exact: true }).fill("Spices and herbs");
  await it.getByRole("button", { name: "Save name" }).click();
  await it.getByRole("heading", { name: "Spices and herbs", level: 1 }).waitFor();
  await it.getByText("Manage", { exact: true }).click();
  await it.getByLabel("Everybody in the workspace").check();
  await it.getByRole("button", { name: "Save who reads it" }).click();
  await it.getByRole("button", { name: "Save who reads it" }).waitFor({ state: "hidden" });
  const owner = await page(browser, server.url);
  await signIn(owner, "owner@demo.portico.example");
  await owner.goto("/client/chat?kind=shared");
  await owner.getByRole("link", { name: /Spices and herbs/ }).click();
  await owner.getByText("Lina Haddad began this conversation").waitFor();
  assert.equal(await owner.getByLabel("Your next question").isVisible(), false);
  assert.deepEqual(owner.faults, []);
  await owner.context().close();
  const rival = await page(browser, server.url);
  await signIn(rival, "client@rival.portico.example");
  assert.equal((await rival.goto(address)).status(), 404);
  await rival.context().close();
});

test("a conversation is shown to one colleague, who is told and opens it", async () => {
  await it.goto(address);
  await hydrated(it);
  await it.getByText("Manage", { exact: true }).click();
  await it.getByRole("radio", { name: "Some people", exact: true }).check();
  await it.getByRole("checkbox", { name: "Salma Benali", exact: true }).check();
  await it.getByRole("button", { name: "Save who reads it" }).click();
  await it.getByRole("button", { name: "Save who reads it" }).waitFor({ state: "hidden" });
  const owner = await page(browser, server.url);
  await signIn(owner, "owner@demo.portico.example");
  const told = owner.getByRole("link", { name: "Lina Haddad shows you a conversation." }).filter({ visible: true });
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(500)) {
    await owner.goto("/account/notifications");
    await hydrated(owner);
    if (await told.first().waitFor({ timeout: 1_000 }).then(() => true, () => false)) break;
  }
  await told.first().click();
  await owner.getByRole("heading", { name: "Spices and herbs", level: 1 }).waitFor();
  assert.deepEqual(owner.faults, []);
  await owner.context().close();
});

test("a text goes along with a question", async () => {
  await it.goto("/client/chat");
  await hydrated(it);
  const file = { name: "spices.csv", mimeType: "text/csv", buffer: Buffer.from("name,price\ncumin,3\nsaffron,90") };
  await it.getByLabel("Attach text", { exact: true }).setInputFiles([file]);
  await it.getByRole("button", { name: "Take spices.csv away" }).waitFor();
  await it.getByLabel("Your question").fill("Which spice is in the list?");
  await it.getByRole("button", { name: "Ask", exact: true }).click();
  await it.waitForURL("**/client/chat/*");
  await done(0);
  await it.getByText("spices.csv", { exact: true }).first().waitFor();
  assert.deepEqual(it.faults, []);
});

test("a conversation can be read and gone on with before scripts have loaded", async () => {
  const plain = await page(browser, server.url, { javaScriptEnabled: false });
  plain.scripted = false;
  await signIn(plain, "client@demo.portico.example");
  await plain.goto(address);
  await plain.getByText(FIRST, { exact: true }).first().waitFor();
  await plain.getByLabel("Your next question").fill("And a third one.");
  await plain.getByRole("button", { name: "Ask", exact: true }).click();
  await plain.getByText("And a third one.", { exact: true }).first().waitFor();
  await plain.context().close();
});

test("both pages pass the accessibility check, wide and narrow", async () => {
  for (const path of ["/client/chat", address]) {
    for (const width of [1280, 390]) {
      await it.setViewportSize({ width, height: 800 });
      await it.goto(path);
      await hydrated(it);
      await accessible(it);
      const overflow = await it.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} scrolls sideways by ${overflow} at ${width}`);
    }
  }
  assert.deepEqual(it.faults, []);
});
