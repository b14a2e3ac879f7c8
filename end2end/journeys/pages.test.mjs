// What holds for every page: languages, directions, themes, small screens, accessibility, assets, policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { hydrated, inLanguage, launch, page, signIn } from "../lib/browser.mjs";
import { start } from "../lib/server.mjs";

let server, browser, signedIn;
before(async () => {
  [server, browser] = [await start(), await launch()];
  signedIn = {};
  for (const role of ["super", "admin", "owner", "client", "agency", "developer", "support", "vendor", "investor", "consultant"]) {
    const it = await page(browser, server.url);
    await signIn(it, `${role}@demo.portico.example`);
    signedIn[role] = await it.context().storageState();
    await it.context().close();
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const PAGES = [
  ["/", null],
  ["/login", null],
  ["/no-such-page", null],
  ["/account", "client"],
  ["/admin/tenants", "admin"],
  ["/admin/tenants?search=nothing-is-called-this", "admin"],
  ["/client/runs", "client"],
];
/** These take turns with the languages; `bin/test --all` tries each in all of them. */
const MORE = [
  ["/ui", null],
  ["/platform", null],
  ["/portals/client", null],
  ["/portals/vendor", null],
  ["/pricing", null],
  ["/about", null],
  ["/contact", null],
  ["/newsletter", null],
  ["/status", null],
  ["/legal/privacy", null],
  ["/legal/imprint", null],
  ["/admin/leads", "admin"],
  ["/admin/leads/readers", "admin"],
  ["/admin/campaigns", "admin"],
  ["/register", null],
  ["/password-reset", null],
  ["/login/link", null],
  ["/master-admin/login", null],
  ["/client/pipelines", "owner"],
  ["/client/pipelines/runs", "owner"],
  ["/client/runs/compare", "client"],
  ["/account/security", "client"],
  ["/account/apps", "owner"],
  ["/account/data", "client"],
  ["/admin/defects", "admin"],
  ["/admin/speed", "admin"],
  ["/admin/sessions", "admin"],
  ["/admin/keys", "admin"],
  ["/admin/tenants/new", "admin"],
  ["/client/clients", "agency"],
  ["/developer", "developer"],
  ["/developer/reference/workspaces.start_execution", "developer"],
  ["/developer/events/TenantCreated", "developer"],
  ["/developer/calls", "developer"],
  ["/support", "support"],
  ["/support?search=aurora", "support"],
  ["/support/people", "support"],
  ["/support/tenants", "support"],
  ["/vendor", "vendor"],
  ["/vendor/keys", "vendor"],
  ["/investor", "investor"],
  ["/employee", "consultant"],
  ["/employee", "admin"],
  ["/employee/people", "consultant"],
  ["/admin/plans", "admin"],
  ["/admin/plans/pro", "admin"],
  ["/admin/plans/new", "admin"],
  ["/admin/flags", "admin"],
  ["/client/plan", "owner"],
  ["/admin", "admin"],
  ["/admin/figures", "admin"],
  ["/admin/health", "admin"],
  ["/admin/isolation", "admin"],
  ["/admin/controls", "admin"],
  ["/admin/people", "admin"],
  ["/admin/people/overview", "admin"],
  ["/admin/roles", "super"],
  ["/admin/roles/admin", "super"],
  ["/admin/roles/use", "super"],
  ["/admin/mail", "admin"],
  ["/admin/settings", "admin"],
  ["/admin/secrets", "admin"],
  ["/admin/texts", "admin"],
  ["/admin/texts/account.title", "admin"],
  ["/admin/projections", "admin"],
  ["/admin/jobs", "admin"],
  ["/admin/sagas", "admin"],
  ["/admin/audit", "admin"],
  ["/admin/audit?what=TenantCreated&from=2020-01-01", "admin"],
  ["/client/files", "client"],
  ["/client/people", "owner"],
  ["/client/roles", "owner"],
  ["/client/roles/new", "owner"],
  ["/client/keys", "owner"],
  ["/client/identity", "owner"],
  ["/client/organisation", "owner"],
  ["/client/teams", "owner"],
  ["/client/workspaces", "owner"],
  ["/client/departments", "owner"],
  ["/client/locations", "owner"],
  ["/client/branding", "owner"],
  ["/client/settings", "owner"],
  ["/client/secrets", "owner"],
  ["/client/texts", "owner"],
  ["/client/texts/workspaces.tokens", "owner"],
  ["/client/audit", "owner"],
  ["/client/chat", "client"],
  ["/client/knowledge", "owner"],
  ["/client/knowledge/reviews", "client"],
  ["/employee/knowledge", "consultant"],
  ["/client/schedules", "client"],
  ["/client/schedules/new", "client"],
  ["/client", "client"],
  ["/client", "agency"],
];
const LANGUAGES = { en: "ltr", ar: "rtl", zh: "ltr", ko: "ltr" };

const ALL = process.env.PORTICO_E2E_ALL === "1";
const inTurn = (turn) => Object.entries(LANGUAGES).filter((_, place) => ALL || place === turn % 4);
const TRIED = [
  ...PAGES.map((it) => [...it, Object.entries(LANGUAGES)]),
  ...MORE.map((it, place) => [...it, inTurn(place)]),
];

for (const [address, role, languages] of TRIED) {
  for (const [language, direction] of languages) {
    test(`${address} in ${language}, dark and light, on a small screen`, async () => {
      const it = await page(browser, server.url, {
        storageState: role ? signedIn[role] : undefined,
        viewport: { width: 390, height: 844 },
        cookies: [
          { name: "portico_lang", value: language },
          { name: "portico_theme", value: "dark" },
        ],
      });
      await it.goto(inLanguage(address, language));
      await hydrated(it);
      const html = it.locator("html");
      assert.equal(await html.getAttribute("dir"), direction);
      assert.match(await html.getAttribute("lang"), new RegExp(`^${language}`));
      assert.equal(await html.getAttribute("data-theme"), "dark");
      const [wide, visible] = await it.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= visible, `scrolls sideways: ${wide} > ${visible}`);
      await accessible(it, "dark");
      // Colours that are still on their way have another contrast.
      await it.evaluate(() => {
        document.documentElement.dataset.theme = "light";
        const moving = document.getAnimations().filter((it) => it instanceof CSSTransition);
        return Promise.allSettled(moving.map((it) => it.finished));
      });
      await accessible(it, "light");
      if (language !== "en") assert.doesNotMatch(await translated(it), /\b(Sign in|Tenants|Runs)\b/);
      assert.deepEqual(it.faults, []);
      await it.context().close();
    });
  }
}

/** What stands on the page to be translated: what declarations say is English in every language, and marked as that. */
function translated(it) {
  return it.evaluate(() => {
    const [texts, walker] = [[], document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)];
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode;
      if (around.checkVisibility() && !around.closest('body [lang="en"], [translate="no"]')) texts.push(data);
    }
    return texts.join("\n");
  });
}

async function accessible(it, theme) {
  const { violations } = await new AxeBuilder({ page: it }).analyze();
  const found = violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  assert.deepEqual(found, []);
}

test("a portal's chunk is loaded when its portal is entered, and never twice", async () => {
  const it = await page(browser, server.url, { storageState: signedIn.admin });
  const loaded = [];
  it.on("response", (response) => {
    if (response.url().includes("/pkg/")) loaded.push(response.url().split("/").pop());
  });
  await it.goto("/account");
  await hydrated(it);
  const before = loaded.filter((name) => name.endsWith(".wasm")).length;
  await it.goto("/admin/tenants");
  await hydrated(it);
  await it.getByText("Aurora Foods").first().waitFor();
  assert.ok(loaded.filter((name) => name.endsWith(".wasm")).length > before, "the admin chunk came on entering");
  await it.goto("/admin/tenants");
  await hydrated(it);
  const again = await it.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/pkg/"))
      .map(({ name, transferSize, decodedBodySize }) => ({ name: name.split("/").pop(), transferSize, decodedBodySize })),
  );
  // The unoptimised script of a development build is larger than what a private window's cache takes.
  const cacheable = again.filter(({ decodedBodySize }) => decodedBodySize < 4_000_000);
  assert.ok(cacheable.length > 3);
  assert.deepEqual(cacheable.filter(({ transferSize }) => transferSize > 0), [], "a second visit loads no static byte");
  await it.context().close();
});

test("an injected script does not run and the policy holds without exceptions", async () => {
  const it = await page(browser, server.url);
  const reply = await it.goto("/login");
  const policy = reply.headers()["content-security-policy"];
  assert.match(policy, /script-src 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  const ran = await it.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = '<img src="x" onerror="window.injected = true">';
    document.body.append(script);
    return new Promise((done) => setTimeout(() => done(window.injected === true), 300));
  });
  assert.equal(ran, false);
  await it.context().close();
});

test("the marketing page reads and leads to the sign-in without scripts", async () => {
  const it = await page(browser, server.url, { javaScriptEnabled: false });
  await it.goto("/");
  assert.ok((await it.getByRole("main").innerText()).length > 300);
  await it.getByRole("link", { name: "Sign in", exact: true }).first().click();
  await it.waitForURL("**/login");
  await it.context().close();
});

test("a browser that prefers Arabic is led there once, and a choice is kept", async () => {
  const it = await page(browser, server.url, { locale: "ar-EG" });
  await it.goto("/");
  assert.equal(new URL(it.url()).pathname, "/ar");
  await it.goto("/preferences?lang=en&next=/");
  assert.equal(new URL(it.url()).pathname, "/");
  await it.context().close();
});
