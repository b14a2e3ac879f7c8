// The public site: read and used without scripts, and with them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("without JavaScript a visitor reads the site, sends the contact form, and an admin finds the lead", async () => {
  const it = await page(browser, server.url, { javaScriptEnabled: false });
  await it.goto("/");
  await it.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Plans" }).click();
  await it.getByRole("heading", { level: 1, name: "Plans that say what they hold" }).waitFor();
  await it.getByRole("link", { name: "Ask for Pro" }).click();
  await it.getByLabel("Your name").fill("Noor Aziz");
  await it.getByLabel("Your e-mail address").fill("noor.aziz@zephyr.example");
  await it.getByLabel("Organisation").fill("Zephyr Sails");
  await becomes(() => it.getByLabel("What is it about?").inputValue(), "plan");
  await it.getByLabel("Your message").fill("Which plan holds an audit log?");
  await it.getByRole("checkbox").check();
  // Nobody writes so fast; the form says so to those who do.
  await sleep(3500);
  await it.getByRole("button", { name: "Send message" }).click();
  await it.getByText("Your message has arrived").waitFor();
  assert.equal(new URL(it.url()).pathname, "/contact");

  const admin = await page(browser, server.url);
  await signIn(admin, "admin@demo.portico.example");
  await admin.goto("/admin/leads?search=zephyr");
  await admin.getByRole("link", { name: "Noor Aziz" }).first().click();
  await admin.getByText("Which plan holds an audit log?").waitFor();
  await hydrated(admin);
  await admin.getByRole("button", { name: "Mark as contacted" }).click();
  await admin.getByRole("button", { name: "Open again" }).waitFor();
  assert.deepEqual(admin.faults, []);
  await it.context().close();
  await admin.context().close();
});

test("a choice of language in the foot shows the same page in that language and is remembered", async () => {
  const it = await page(browser, server.url);
  await it.goto("/pricing");
  await it.getByRole("contentinfo").getByRole("link", { name: "한국어" }).click();
  await it.waitForURL((address) => address.pathname === "/ko/pricing");
  await becomes(() => it.locator("html").getAttribute("lang"), "ko");
  await it.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await it.waitForURL((address) => address.pathname === "/pricing");
  await hydrated(it);
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a page that is read is whole, whether the server or the application led there", async () => {
  const it = await page(browser, server.url);
  await it.goto("/nowhere");
  await hydrated(it);
  it.faults.length = 0; // The browser complains of the 404.
  await it.getByRole("main").getByRole("link", { name: "Go to the start page" }).click();
  await it.getByRole("heading", { level: 1, name: "One place to run an AI consultancy" }).waitFor();
  await it.getByRole("contentinfo").getByRole("link", { name: "About" }).click();
  await it.waitForURL("**/about");
  await hydrated(it);
  await it.getByRole("button", { name: "Language and theme" }).click();
  await it.getByRole("banner").getByRole("link", { name: "العربية" }).waitFor();
  await it.goBack();
  await it.getByRole("heading", { level: 1, name: "One place to run an AI consultancy" }).waitFor();
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("with scripts a wrong field is named before anything is sent", async () => {
  const it = await page(browser, server.url);
  await it.goto("/contact");
  await it.mouse.move(5, 5);
  await it.keyboard.press("Tab");
  await hydrated(it);
  await it.getByLabel("Your e-mail address").fill("nobody");
  await it.getByRole("button", { name: "Send message" }).click();
  await it.getByText("Tick the box").first().waitFor();
  assert.equal(new URL(it.url()).pathname, "/contact");
  assert.deepEqual(it.faults, []);
  await it.context().close();
});

test("a campaign is started, its page is answered without scripts, and the lead counts for the text that was shown", async () => {
  const admin = await page(browser, server.url);
  await signIn(admin, "admin@demo.portico.example");
  await admin.goto("/admin/campaigns");
  await hydrated(admin);
  await admin.locator("summary", { hasText: "Start a campaign" }).click();
  await admin.getByLabel("Name", { exact: true }).fill("Autumn");
  await admin.getByLabel("End of the address").fill("autumn");
  await admin.getByRole("combobox", { name: "Language", exact: true }).selectOption("en");
  for (const [letter, words] of [["A", "Know what it said"], ["B", "Show what it did"]]) {
    await admin.getByLabel(`Headline ${letter}`).fill(words);
    await admin.getByLabel(`Text ${letter}`).fill("One paragraph.\n\nAnd another.");
  }
  await admin.getByRole("button", { name: "Start a campaign", exact: true }).click();
  await admin.getByText("Autumn has started.", { exact: true }).waitFor();

  const it = await page(browser, server.url, { javaScriptEnabled: false });
  await it.goto("/lp/autumn");
  const variant = await it.locator("[data-variant]").getAttribute("data-variant");
  await it.getByRole("heading", { level: 1, name: variant === "a" ? "Know what it said" : "Show what it did" }).waitFor();
  await it.getByRole("contentinfo").getByRole("link", { name: "한국어" }).click();
  assert.equal(new URL(it.url()).pathname, "/ko/lp/autumn");
  await it.goto("/lp/autumn");
  const answered = await it.locator("[data-variant]").getAttribute("data-variant");
  await it.getByLabel("Your name").fill("Noor Aziz");
  await it.getByLabel("Your e-mail address").fill("noor.autumn@zephyr.example");
  await it.getByLabel("Your message").fill("Show it to me.");
  await it.getByRole("checkbox").check();
  await sleep(3500);
  await it.getByRole("button", { name: "Send message" }).click();
  await it.getByText("Your message has arrived").waitFor();

  await admin.getByRole("link", { name: "Autumn", exact: true }).click();
  const row = (name) => admin.locator(`tr[data-variant="${name}"] td`).nth(1);
  await becomes(() => row(answered).textContent(), "1");
  await becomes(() => row(answered === "a" ? "b" : "a").textContent(), "0");
  assert.deepEqual(admin.faults, []);
  await it.context().close();
  await admin.context().close();
});
