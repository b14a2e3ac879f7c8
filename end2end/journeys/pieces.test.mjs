// The pieces that screens are made of, by keyboard: tabs, menus, drawers, toasts, columns, several rows at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible as accessibleOn } from "../lib/axe.mjs";
import { hydrated, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";
import { becomes } from "../lib/settle.mjs";

let server, browser, it;
before(async () => {
  [server, browser] = [await start(), await launch()];
  it = await page(browser, server.url);
  await signIn(it, "admin@demo.portico.example");
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = async (address) => {
  await it.goto(address);
  await hydrated(it);
};
const focusOn = (text, message) => becomes(() => it.evaluate(() => document.activeElement?.textContent?.trim()), text, message);

const accessible = () => accessibleOn(it);

test("several tenants are suspended with one reason, and the way back is offered", async () => {
  await open("/admin/tenants");
  const boxes = it.getByRole("checkbox", { name: /^Select / });
  await boxes.nth(1).waitFor();
  await it.getByRole("checkbox", { name: "Select Aurora Foods" }).click();
  await it.getByRole("group", { name: "Selection" }).waitFor();
  await it.getByRole("status").filter({ hasText: "1 selected" }).waitFor();
  await it.keyboard.press("Escape");
  await becomes(() => it.getByRole("group", { name: "Selection" }).isVisible(), false, "Escape ends the selection");
  await it.getByRole("link", { name: "Aurora Foods", exact: true }).focus();
  await it.keyboard.press("x");
  await becomes(() => it.getByRole("checkbox", { name: "Select Aurora Foods" }).isChecked(), true, "X selects the row");
  await it.getByRole("checkbox", { name: "Select Studio Meridian" }).click();
  await accessible();
  await it.getByRole("button", { name: "Suspend", exact: true }).click();
  const dialog = it.getByRole("dialog", { name: "Suspend" });
  await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
  await dialog.locator("#bulk-reason-error:not(:empty)").waitFor();
  await dialog.getByLabel("Reason").fill("A test of the brakes.");
  await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
  await it.getByRole("status").filter({ hasText: "2 tenants suspended." }).waitFor();
  await it.getByRole("row", { name: /Aurora Foods/ }).getByText("Suspended").waitFor();
  await accessible();
  await it.getByRole("button", { name: "Undo" }).click();
  await it.getByRole("status").filter({ hasText: "Taken back." }).waitFor();
  await it.getByRole("row", { name: /Aurora Foods/ }).getByText("Active").waitFor();
  assert.deepEqual(it.faults, []);
});

test("what can't be changed is named, and the rest is done", async () => {
  await open("/admin/tenants");
  await it.getByRole("checkbox", { name: "Select all on this page" }).click();
  await it.getByRole("button", { name: "Restore", exact: true }).click();
  const dialog = it.getByRole("dialog", { name: "Restore" });
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await dialog.getByText(/could not be changed/).waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "Aurora Foods" }).last().waitFor();
  await it.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.deepEqual(it.faults, []);
});

test("tabs follow the arrows in the direction of the language and stand in the address", async () => {
  await open("/admin/tenants?search=Aurora");
  await it.getByRole("link", { name: "Aurora Foods", exact: true }).click();
  await it.getByRole("tab", { name: "Overview" }).focus();
  await it.keyboard.press("ArrowRight");
  await it.waitForURL(/\?tab=plan$/);
  await focusOn("Plan and usage");
  await it.keyboard.press("End");
  await it.waitForURL(/\?tab=history$/);
  await it.getByRole("tabpanel", { name: "History" }).waitFor();
  await it.keyboard.press("ArrowRight");
  await it.waitForURL((address) => address.search === "");
  await accessible();
  const here = it.url();
  await it.goto(`/preferences?lang=ar&next=${encodeURIComponent(new URL(here).pathname)}`);
  await hydrated(it);
  await it.getByRole("tab").first().focus();
  await it.keyboard.press("ArrowLeft");
  await it.waitForURL(/\?tab=plan$/);
  await it.goto("/preferences?lang=en&next=/admin/tenants");
  await hydrated(it);
  assert.deepEqual(it.faults, []);
});

test("a drawer takes the focus, keeps it, and gives it back", async () => {
  await open("/admin/tenants?search=Aurora");
  const look = it.getByRole("link", { name: "Look at Aurora Foods" });
  await look.focus();
  await it.keyboard.press("Enter");
  const drawer = it.getByRole("dialog", { name: "At a glance" });
  await drawer.getByRole("link", { name: "Open its page" }).waitFor();
  await accessible();
  for (let step = 0; step < 8; step += 1) {
    await it.keyboard.press("Tab");
    const outside = await it.evaluate(() => !document.activeElement.closest("dialog") && document.activeElement !== document.body);
    assert.equal(outside, false, "the focus stays within");
  }
  await it.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  assert.doesNotMatch(it.url(), /peek=/);
  await becomes(() => it.evaluate(() => document.activeElement.getAttribute("aria-label")), "Look at Aurora Foods");
  assert.deepEqual(it.faults, []);
});

test("a menu is walked through, and columns stay as they were chosen", async () => {
  await open("/admin/tenants");
  const button = it.getByRole("button", { name: "Columns" });
  await button.focus();
  await it.keyboard.press("ArrowDown");
  await it.getByRole("menu", { name: "Columns" }).waitFor();
  await focusOn("Kind");
  await it.keyboard.press("ArrowUp");
  await focusOn("Opened", "round and round");
  await it.keyboard.press("a");
  await focusOn("Administrator", "a letter finds what begins with it");
  await it.keyboard.press("Space");
  await becomes(() => it.getByRole("menuitemcheckbox", { name: "Administrator" }).getAttribute("aria-checked"), "false");
  await accessible();
  await it.keyboard.press("Escape");
  await it.getByRole("menu", { name: "Columns" }).waitFor({ state: "hidden" });
  await focusOn("Columns");
  await it.getByRole("columnheader", { name: "Administrator" }).waitFor({ state: "hidden" });
  await open("/admin/tenants");
  await it.getByRole("columnheader", { name: "Administrator" }).waitFor({ state: "hidden" });
  await it.getByRole("columnheader", { name: "Status" }).waitFor();
  assert.deepEqual(it.faults, []);
});

test("columns are made wider by keys and by hand, in the direction of the language, and stay so", async () => {
  const grip = (name) => it.getByRole("separator", { name: new RegExp(`^${name}`) });
  const value = async (of) => Number(await of.getAttribute("aria-valuenow"));
  await open("/admin/people");
  const name = grip("Width of Name");
  await name.focus();
  await it.keyboard.press("Home");
  await becomes(() => value(name), 64);
  await it.keyboard.press("Shift+ArrowRight");
  await it.keyboard.press("ArrowRight");
  await becomes(() => value(name), 136);
  const width = () => it.locator("thead th:has(> .grip)").first().evaluate((head) => head.offsetWidth);
  assert.equal(await width(), 136, "and the column is as wide as it says");
  await accessible();

  const box = await name.boundingBox();
  await it.mouse.move(box.x + 12, box.y + 8);
  await it.mouse.down();
  await it.mouse.move(box.x + 72, box.y + 8, { steps: 4 });
  await it.mouse.up();
  await becomes(() => value(name), 196);
  await open("/admin/people");
  await becomes(width, 196);

  await it.keyboard.press("Escape");
  await name.focus();
  await it.keyboard.press("ArrowDown");
  await becomes(() => it.evaluate(() => document.activeElement.closest("th") === document.querySelectorAll("th:has(> .grip)")[1]), true);
  await it.keyboard.press("Enter");
  await becomes(() => it.locator("table[data-sized]").count(), 0);

  await it.goto("/preferences?lang=ar&next=/admin/people");
  await hydrated(it);
  const first = it.getByRole("separator").first();
  await first.focus();
  await it.keyboard.press("Home");
  await it.keyboard.press("ArrowLeft");
  await becomes(() => value(first), 72);
  await it.keyboard.press("Enter");
  await it.goto("/preferences?lang=en&next=/admin/people");
  assert.deepEqual(it.faults, []);
});

test("a chart is read with the keys, in the direction of time in every language, and as a table", async () => {
  await open("/ui");
  const stage = it.locator("#part-column-chart .chart-stage").first();
  const told = (of = stage) => of.getByRole("status").textContent();
  await stage.focus();
  await becomes(told, "2026-11-01Calls 97", "whoever comes to a chart hears its first figure");
  await it.keyboard.press("ArrowLeft");
  await becomes(told, "2026-11-01Calls 97", "an axis has an end");
  await it.keyboard.press("ArrowRight");
  await becomes(told, "2026-11-02Calls 194");
  await it.keyboard.press("End");
  await becomes(told, "2026-11-21Calls 189");
  await it.keyboard.press("Escape");
  await becomes(async () => (await told()).trim(), "");
  const heat = it.locator("#part-column-chart .chart-stage").filter({ has: it.locator(".chart-heat") });
  await heat.focus();
  await it.keyboard.press("ArrowDown");
  await it.keyboard.press("ArrowRight");
  await becomes(async () => (await told(heat)).startsWith("2026-11-17 · 01"), true, "the arrows go along and down");
  const chart = it.locator("#part-column-chart .chart").first();
  await chart.getByText("Show the figures").click();
  await chart.getByRole("rowheader", { name: "2026-11-21", exact: true }).waitFor();
  assert.equal(await chart.getByRole("row").count(), 22, "a head and three weeks");
  await accessible();
  await it.goto("/preferences?lang=ar&next=/ui");
  await hydrated(it);
  await stage.focus();
  await it.keyboard.press("ArrowRight");
  await becomes(async () => (await told()).startsWith("2026-11-02"), true, "time goes to the right in Arabic too");
  await it.goto("/preferences?lang=en&next=/ui");
  await hydrated(it);
  assert.deepEqual(it.faults, []);
});

test("the editor of Markdown has keys for its buttons and shows what the server makes of the text", async () => {
  await open("/ui");
  const area = it.locator("#rest-text");
  const editor = it.locator(".markdown-editor").filter({ has: area });
  const text = () => area.inputValue();
  await area.fill("bold word");
  await area.evaluate((at) => at.setSelectionRange(5, 9));
  await it.keyboard.press("Control+b");
  await becomes(text, "bold **word**");
  await it.keyboard.press("Control+b");
  await becomes(text, "bold word", "pressed once more it is taken back");
  await it.keyboard.press("Control+Shift+Digit8");
  await becomes(text, "- bold word");
  await it.keyboard.press("Control+z");
  await becomes(text, "bold word", "the browser's way back knows what the editor typed");
  await editor.getByRole("button", { name: "Bold", exact: true }).focus();
  await it.keyboard.press("ArrowRight");
  await becomes(() => it.evaluate(() => document.activeElement.getAttribute("aria-label")), "Emphasis");
  await area.fill("# Title\n\n**strong** <img src=x onerror=\"window.injected=true\"> [x](javascript:alert(1))");
  await editor.getByRole("tab", { name: "Write" }).focus();
  await it.keyboard.press("ArrowRight");
  const preview = editor.getByRole("tabpanel", { name: "Preview" });
  await preview.getByRole("heading", { name: "Title", level: 3 }).waitFor();
  assert.equal(await preview.locator("strong").textContent(), "strong");
  assert.equal(await preview.locator("img, script, a, [onerror]").count(), 0, "what was typed as HTML is text");
  assert.equal(await it.evaluate(() => window.injected === true), false);
  await accessible();
  await it.keyboard.press("ArrowLeft");
  await area.waitFor();
  await becomes(async () => (await text()).startsWith("# Title"), true, "the text is still there");
  assert.deepEqual(it.faults, []);
});

test("without scripts the editor of Markdown is a plain text area with its text", async () => {
  const plain = await page(browser, server.url, { javaScriptEnabled: false });
  await plain.goto("/ui");
  const area = plain.locator("#filled-text");
  assert.match(await area.inputValue(), /^# Tenants\n/);
  await area.fill("Other words.");
  assert.equal(await plain.locator("#part-markdown-view .markdown-bar").first().isVisible(), false);
  await plain.locator("#part-markdown-view .markdown h3").first().waitFor();
  await plain.context().close();
});
