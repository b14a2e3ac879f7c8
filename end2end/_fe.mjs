import { hydrated, launch, page, signIn } from "./lib/browser.mjs";
const url = process.argv[2] ?? "http://127.0.0.1:3961", out = "/tmp/fe/shots2";
import { mkdirSync } from "node:fs"; mkdirSync(out, { recursive: true });
const browser = await launch();
const step = async (name, fn) => { try { await fn(); console.log("ok  ", name); } catch (e) { console.log("FAIL", name, String(e).slice(0, 600)); } };
const shot = (it, n) => it.screenshot({ path: `${out}/${n}.png` });
let it = await page(browser, url);
await step("login faults", async () => {
  await it.goto("/login"); await hydrated(it);
  await it.getByRole("button", { name: "Sign in" }).click();
  await it.waitForTimeout(300); await shot(it, "login-faults");
  console.log("focused:", await it.evaluate(() => document.activeElement?.id));
  await it.getByLabel("Email").fill("admin@demo.portico.example"); await it.getByLabel("Password").fill("nope");
  await it.getByRole("button", { name: "Sign in" }).click(); await it.getByRole("alert").waitFor(); await shot(it, "login-wrong");
});
await step("create tenant", async () => {
  await signIn(it, "admin@demo.portico.example"); await hydrated(it);
  await it.getByRole("link", { name: "Open tenant" }).click(); await it.waitForTimeout(500); await shot(it, "dialog");
  await it.getByRole("dialog").getByLabel("Name").fill("A"); await it.getByLabel("Administrator's email").fill("nobody");
  await it.getByRole("dialog").getByRole("button", { name: "Open tenant" }).click(); await it.waitForTimeout(300); await shot(it, "dialog-faults");
  await it.getByRole("dialog").getByLabel("Name").fill("Zephyr Optics <b>"); await it.getByLabel("Administrator's email").fill("office@zephyr.example");
  await it.getByRole("dialog").getByRole("button", { name: "Open tenant" }).click();
  await it.getByRole("row", { name: /Zephyr Optics/ }).waitFor(); await it.waitForTimeout(300); await shot(it, "created");
  await it.keyboard.press("Escape");
});
await step("menus", async () => {
  await it.getByRole("button", { name: "Language and theme" }).click(); await it.waitForTimeout(250); await shot(it, "menu-preferences");
  await it.keyboard.press("Escape");
  await it.getByRole("button", { name: /Account menu/ }).click(); await it.waitForTimeout(250); await shot(it, "menu-account"); await it.keyboard.press("Escape");
});
await step("sort, filter, client side", async () => {
  await it.getByRole("link", { name: "Agency" }).click(); await it.waitForURL(/kind=agency/); await it.waitForTimeout(400);
  await it.getByRole("link", { name: "Name" }).click(); await it.waitForURL(/sort=name/); await it.waitForTimeout(400); await shot(it, "sorted");
  await it.goBack(); await it.waitForTimeout(300);
});
console.log("faults", it.faults);
let cl = await page(browser, url);
await step("run", async () => {
  await signIn(cl, "client@demo.portico.example"); await hydrated(cl);
  await cl.getByRole("button", { name: "Run prompt" }).click(); await cl.waitForTimeout(300); await shot(cl, "run-fault");
  await cl.getByLabel("Prompt").fill("Write a long story about a lighthouse keeper."); await cl.getByLabel("Prompt").press("Control+Enter");
  await cl.waitForTimeout(900); await shot(cl, "run-streaming");
  await cl.locator('[data-run-status="done"]').first().waitFor({ timeout: 60000 }); await cl.waitForTimeout(400); await cl.screenshot({ path: `${out}/run-done.png`, fullPage: true });
  await cl.getByRole("link", { name: "Open this run" }).click(); await cl.waitForURL("**/client/runs/*"); await cl.waitForTimeout(600); await shot(cl, "run-page");
  await cl.reload(); await hydrated(cl); await cl.waitForTimeout(300);
  await cl.getByRole("button", { name: "Run again" }).click(); await cl.waitForTimeout(900); await shot(cl, "run-again");
  await cl.getByRole("button", { name: "Cancel run" }).first().click(); await cl.locator('[data-run-status="cancelled"]').first().waitFor(); await cl.waitForTimeout(300); await shot(cl, "run-cancelled");
});
console.log("faults", cl.faults);
await step("unknown run", async () => { const r = await cl.goto("/client/runs/nonsense"); console.log(r.status()); await hydrated(cl); await shot(cl, "run-missing"); });
let small = await page(browser, url, { storageState: await it.context().storageState(), viewport: { width: 390, height: 800 } });
await step("drawer", async () => { await small.goto("/admin/tenants"); await hydrated(small); await small.getByRole("button", { name: "Open navigation" }).click(); await small.waitForTimeout(300); await shot(small, "drawer"); await small.keyboard.press("Escape");
  await small.goto("/admin/tenants?new=1"); await hydrated(small); await small.waitForTimeout(300); await shot(small, "dialog-small"); });
let nojs = await page(browser, url, { javaScriptEnabled: false }); nojs.scripted = false;
await step("no js", async () => {
  await signIn(nojs, "admin@demo.portico.example");
  await nojs.goto("/admin/tenants?new=1"); await shot(nojs, "nojs-dialog");
  await nojs.getByRole("dialog").getByLabel("Name").fill("B"); await nojs.getByLabel("Administrator's email").fill("x");
  await nojs.getByRole("dialog").getByRole("button", { name: "Open tenant" }).click(); await shot(nojs, "nojs-faults"); console.log(nojs.url().slice(0, 120));
  await nojs.getByRole("dialog").getByLabel("Name").fill("Plain Post"); await nojs.getByLabel("Administrator's email").fill("office@plain.example");
  await nojs.getByRole("dialog").getByRole("button", { name: "Open tenant" }).click(); await shot(nojs, "nojs-created"); console.log(nojs.url().slice(0, 120));
  const cj = await page(browser, url, { javaScriptEnabled: false }); cj.scripted = false; await signIn(cj, "client@demo.portico.example");
  await cj.getByLabel("Prompt").fill("Say hello."); await cj.getByRole("button", { name: "Run prompt" }).click(); console.log(cj.url()); await shot(cj, "nojs-run");
});
await browser.close();
