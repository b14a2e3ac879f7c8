import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "../lib/axe.mjs";
import { hydrated, launch, page, PASSWORD, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "admin@demo.portico.example");
  await hydrated(it);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The palette's field. */
const field = () => it.getByRole("combobox", { name: /^Search for pages/ });

/** Opens a page. */
async function open(address) {
  await it.goto(address);
  await hydrated(it);
}

test("the palette opens a page by the keyboard alone", async () => {
  await open("/admin/jobs");
  await it.keyboard.press("Control+k");
  await field().waitFor();
  await it.keyboard.type("isol");
  await it.getByRole("option", { name: /Isolation proof/ }).first().waitFor();
  assert.equal(await field().getAttribute("aria-activedescendant"), "palette-0");
  await accessible(it);
  await it.keyboard.press("Enter");
  await it.waitForURL(/\/admin\/isolation/);
  await it.keyboard.press("Control+k");
  await it.getByRole("group", { name: "Recent", exact: true }).waitFor();
  await it.keyboard.press("Escape");
  await field().waitFor({ state: "hidden" });
  assert.deepEqual(it.faults, []);
});

test("the palette leads to where something is done", async () => {
  await open("/admin/jobs");
  await it.keyboard.press("Control+k");
  await field().waitFor();
  await it.keyboard.type("open a tenant");
  await it.getByRole("option", { name: /Open a tenant/ }).click();
  await it.waitForURL(/\/admin\/tenants\/new/);
  assert.deepEqual(it.faults, []);
});

test("a search finds a tenant and opens it", async () => {
  await open("/admin/jobs");
  await it.locator("body").press("/");
  await field().waitFor();
  await it.keyboard.type("aurora");
  const group = it.getByRole("group", { name: "Tenants", exact: true });
  await group.getByRole("option", { name: /Aurora Foods/ }).waitFor();
  await it.keyboard.press("Enter");
  await it.getByRole("heading", { level: 1, name: /Aurora Foods/ }).waitFor();
  assert.match(it.url(), /\/admin\/tenants\/[0-9a-f-]{36}/);
  assert.deepEqual(it.faults, []);
});

test("two letters go to a page, and a question mark lists them", async () => {
  await open("/admin/jobs");
  await it.locator("body").press("g");
  await it.locator("body").press("t");
  await it.waitForURL(/\/admin\/tenants$/);
  await it.locator("body").press("?");
  const help = it.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByText("Open the command palette").waitFor();
  await accessible(it);
  await it.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await it.getByRole("searchbox").first().fill("g?");
  assert.equal(await help.isVisible(), false, "whoever types isn't interrupted");
  assert.deepEqual(it.faults, []);
});

test("the navigation folds, and stays so", async () => {
  await open("/admin/tenants");
  const navigation = it.getByRole("navigation", { name: "Main navigation" });
  const width = async () => (await navigation.boundingBox()).width;
  assert.ok((await width()) > 200);
  await navigation.getByRole("link", { name: "Fold the navigation" }).click();
  await it.waitForFunction(() => document.querySelector("#navigation").getBoundingClientRect().width < 80);
  await it.waitForTimeout(300);
  await open("/admin/jobs");
  assert.ok((await width()) < 80);
  await navigation.getByRole("link", { name: "Tenants", exact: true }).waitFor();
  await accessible(it);
  await navigation.getByRole("link", { name: "Unfold the navigation" }).click();
  await it.waitForFunction(() => document.querySelector("#navigation").getBoundingClientRect().width > 200);
  assert.deepEqual(it.faults, []);
});

test("a group of the navigation folds and stays so, but never around the page that one is on", async () => {
  await open("/admin/tenants");
  const navigation = it.getByRole("navigation", { name: "Main navigation" });
  const head = (name) => navigation.getByRole("button", { name, exact: true });
  const jobs = navigation.getByRole("link", { name: "Jobs", exact: true });
  const isOpen = (name, value) => head(name).and(it.locator(`[aria-expanded="${value}"]`)).waitFor();
  await head("Tenants and plans").press("Enter");
  await isOpen("Tenants and plans", true);
  const kept = it.waitForResponse((reply) => reply.url().includes("/preferences?groups="));
  await head("Running the platform").press("Enter");
  await kept;
  await jobs.waitFor({ state: "hidden" });
  await accessible(it);
  await navigation.getByRole("link", { name: "Plans", exact: true }).click();
  await it.waitForURL(/\/admin\/plans$/);
  assert.equal(await jobs.isVisible(), false);
  await open("/admin/tenants");
  await isOpen("Running the platform", false);
  await it.locator("body").press("g");
  await it.locator("body").press("j");
  await it.waitForURL(/\/admin\/jobs$/);
  await jobs.waitFor();
  await it.locator("body").press("g");
  await it.locator("body").press("t");
  await it.waitForURL(/\/admin\/tenants$/);
  await jobs.waitFor({ state: "hidden" });
  await it.setViewportSize({ width: 390, height: 800 });
  await it.getByRole("button", { name: "Open navigation", exact: true }).click();
  await isOpen("Running the platform", false);
  await accessible(it);
  await head("Running the platform").click();
  await jobs.waitFor();
  await it.keyboard.press("Escape");
  await it.setViewportSize({ width: 1280, height: 720 });
  assert.deepEqual(it.faults, []);
});

test("without scripts a group folds as well", async () => {
  const plain = await page(browser, server.url, { javaScriptEnabled: false });
  plain.scripted = false;
  await signIn(plain, "client@demo.portico.example");
  await plain.goto("/client/templates?search=x");
  const navigation = plain.getByRole("navigation", { name: "Main navigation" });
  const files = navigation.getByRole("link", { name: "Files", exact: true });
  const head = navigation.getByRole("button", { name: "Knowledge and files", exact: true });
  await files.waitFor();
  await head.click();
  await files.waitFor({ state: "hidden" });
  assert.match(plain.url(), /\/client\/templates\?search=x$/);
  await head.click();
  await files.waitFor();
  await plain.context().close();
});

test("going back brings one to the place where one was", async () => {
  await it.setViewportSize({ width: 1100, height: 420 });
  await open("/admin/tenants");
  await it.evaluate(() => window.scrollTo(0, 260));
  await it.waitForTimeout(200);
  const link = it.locator("a.row-link").nth(6);
  await link.evaluate((one) => one.click());
  await it.waitForURL(/\/admin\/tenants\/.+/);
  await it.getByRole("heading", { level: 1 }).waitFor();
  await it.goBack();
  await it.waitForFunction(() => Math.abs(window.scrollY - 260) < 4);
  await it.setViewportSize({ width: 1280, height: 720 });
  assert.deepEqual(it.faults, []);
});

test("a flag that was set for everybody is taken back by the words that say so", async () => {
  await open("/admin/flags");
  const ask = it.locator("details.confirm").first();
  await ask.locator("summary").click();
  await ask.getByRole("button").click();
  await it.getByText("is hidden from everybody", { exact: false }).waitFor();
  await it.getByRole("button", { name: "Undo", exact: true }).click();
  await it.getByText("Taken back.", { exact: true }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("a server that is away is spoken of, and so is that it is back", async () => {
  await open("/admin/tenants");
  await it.context().setOffline(true);
  await it.getByText("Reconnecting", { exact: false }).waitFor();
  await it.context().setOffline(false);
  await it.getByText("Back online", { exact: true }).waitFor();
  await it.getByText("Back online", { exact: true }).waitFor({ state: "detached" });
  it.faults.length = 0; // The browser complains of each request that it couldn't send.
});

test("a connection that went before the page was alive is spoken of as well", async () => {
  const other = await it.context().newPage();
  // What the browser knows by then, and what it is told when it asks: no event comes any more.
  const asks = (asked) => !asked.url().includes(".wasm") && ["fetch", "xhr", "eventsource"].includes(asked.resourceType());
  await other.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "onLine", { configurable: true, get: () => false });
  });
  await other.route("**/*", (asked) => (asks(asked.request()) ? asked.abort() : asked.continue()));
  await other.goto(new URL("/admin/tenants", server.url).href);
  await other.getByText("Reconnecting", { exact: false }).waitFor();
  await other.unroute("**/*");
  await other.getByText("Back online", { exact: true }).waitFor();
  await other.close();
});

test("a module that can't be loaded says so in its place, and every other works", async () => {
  const loaded = new Set();
  const note = (asked) => asked.url().includes(".wasm") && loaded.add(asked.url());
  await open("/admin/tenants");
  it.on("request", note);
  await open("/admin/jobs");
  const jobs = new Set(loaded);
  loaded.clear();
  await open("/admin/people");
  await open("/admin/tenants");
  it.off("request", note);
  const away = [...jobs].filter((url) => !loaded.has(url));
  assert.ok(away.length > 0, "the page has code of its own");
  const isAway = (url) => away.includes(url.href);
  await it.route(isAway, (asked) => asked.abort());
  const link = (path) => it.locator(`#navigation a[href="${path}"]`);
  await link("/admin/jobs").click();
  const said = it.getByRole("alert").filter({ hasText: "This part of Portico couldn’t be loaded" });
  await said.waitFor();
  await accessible(it);
  await link("/admin/people").click();
  await it.waitForURL("**/admin/people");
  await hydrated(it);
  assert.equal(await said.count(), 0, "another page is whole");
  await link("/admin/jobs").click();
  await said.waitFor();
  await it.unroute(isAway);
  await said.getByRole("link", { name: "Reload", exact: true }).click();
  await it.waitForURL("**/admin/jobs");
  await hydrated(it);
  it.faults.length = 0; // The browser complains of what it couldn't fetch.
});

test("signing out in one portal signs out of the others, in another tab as well", async () => {
  const here = await page(browser, server.url);
  await signIn(here, "super@demo.portico.example");
  const there = await here.context().newPage();
  await there.goto(new URL("/support", server.url).href);
  await hydrated(there);
  await here.goto("/admin");
  await hydrated(here);
  await here.locator('[popovertarget="account-menu"]').click();
  await here.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await here.waitForURL((address) => !address.pathname.startsWith("/admin"));
  await there.goto(new URL("/support/people", server.url).href);
  assert.match(new URL(there.url()).pathname, /^\/login/);
  await here.context().close();
});

test("a session that ends while somebody types costs them nothing", async () => {
  await open("/account");
  const name = it.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Amira Solano-Reyes");
  const session = (await it.context().cookies()).filter((cookie) => cookie.name.includes("session"));
  for (const { name } of session) await it.context().clearCookies({ name });
  await name.press("Enter");
  const dialog = it.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await accessible(it);
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  const again = it.waitForResponse((answer) => answer.url().endsWith("identity.change_profile") && answer.ok());
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await again;
  await it.getByRole("button", { name: /Amira Solano-Reyes/ }).waitFor();
  assert.equal(await name.inputValue(), "Amira Solano-Reyes", "the page stays, and the field holds what is saved");
  await open("/account");
  assert.equal(await name.inputValue(), "Amira Solano-Reyes", "what was sent was sent again");
  assert.deepEqual(it.faults, []);
});
