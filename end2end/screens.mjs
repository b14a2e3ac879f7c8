// Writes pictures of every page: light, dark, Arabic, 390 px. `node screens.mjs FOLDER [URL]`
import { mkdirSync } from "node:fs";
import path from "node:path";
import { hydrated, inLanguage, launch, page, signIn } from "./lib/browser.mjs";
import { start } from "./lib/server.mjs";

const [folder = "screens", given] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = given ? { url: given, stop: async () => {} } : await start();
const browser = await launch();

const PAGES = {
  home: ["/", null],
  "site-platform": ["/platform", null],
  "site-portals-client": ["/portals/client", null],
  "site-portals-vendor": ["/portals/vendor", null],
  "site-pricing": ["/pricing", null],
  "site-about": ["/about", null],
  "site-contact": ["/contact", null],
  "site-newsletter": ["/newsletter", null],
  "site-status": ["/status", null],
  "site-legal-privacy": ["/legal/privacy", null],
  "site-legal-imprint": ["/legal/imprint", null],
  leads: ["/admin/leads", "admin"],
  readers: ["/admin/leads/readers", "admin"],
  login: ["/login", null],
  gallery: ["/ui", null],
  register: ["/register", null],
  forgotten: ["/password-reset", null],
  "link-instead": ["/login/link", null],
  "platform-login": ["/master-admin/login", null],
  account: ["/account", "developer"],
  security: ["/account/security", "client"],
  notifications: ["/account/notifications", "owner"],
  "my-data": ["/account/data", "client"],
  defects: ["/admin/defects", "admin"],
  speed: ["/admin/speed", "admin"],
  sessions: ["/admin/sessions", "admin"],
  "all-keys": ["/admin/keys", "admin"],
  apps: ["/account/apps", "developer"],
  overview: ["/admin", "admin"],
  figures: ["/admin/figures", "admin"],
  health: ["/admin/health", "admin"],
  isolation: ["/admin/isolation", "admin"],
  controls: ["/admin/controls", "admin"],
  tenants: ["/admin/tenants", "admin"],
  "tenants-new": ["/admin/tenants/new", "admin"],
  clients: ["/client/clients", "agency"],
  "tenants-none": ["/admin/tenants?search=nothing-is-called-this", "admin"],
  plans: ["/admin/plans", "admin"],
  "plan-pro": ["/admin/plans/pro", "admin"],
  flags: ["/admin/flags", "admin"],
  "own-plan": ["/client/plan", "owner"],
  people: ["/admin/people", "admin"],
  "people-overview": ["/admin/people/overview", "admin"],
  roles: ["/admin/roles", "super"],
  "role-admin": ["/admin/roles/admin", "super"],
  "permission-use": ["/admin/roles/use", "super"],
  settings: ["/admin/settings", "admin"],
  mail: ["/admin/mail", "admin"],
  projections: ["/admin/projections", "admin"],
  jobs: ["/admin/jobs", "admin"],
  sagas: ["/admin/sagas", "admin"],
  audit: ["/admin/audit", "admin"],
  "audit-filtered": ["/admin/audit?what=TenantCreated&from=2020-01-01", "admin"],
  "client-home": ["/client", "client"],
  runs: ["/client/runs", "client"],
  chat: ["/client/chat", "client"],
  knowledge: ["/client/knowledge", "owner"],
  "knowledge-reviews": ["/client/knowledge/reviews", "owner"],
  files: ["/client/files", "client"],
  members: ["/client/people", "owner"],
  "own-roles": ["/client/roles", "owner"],
  "role-builder": ["/client/roles/new", "owner"],
  keys: ["/client/keys", "owner"],
  identity: ["/client/identity", "owner"],
  organisation: ["/client/organisation", "owner"],
  teams: ["/client/teams", "owner"],
  departments: ["/client/departments", "owner"],
  locations: ["/client/locations", "owner"],
  branding: ["/client/branding", "owner"],
  "own-settings": ["/client/settings", "owner"],
  secrets: ["/client/secrets", "owner"],
  texts: ["/client/texts", "owner"],
  "own-audit": ["/client/audit", "owner"],
  developer: ["/developer", "developer"],
  reference: ["/developer/reference", "developer"],
  "reference-operation": ["/developer/reference/workspaces.start_execution", "developer"],
  "event-types": ["/developer/events", "developer"],
  "event-type": ["/developer/events/TenantCreated", "developer"],
  "developer-keys": ["/developer/keys", "developer"],
  calls: ["/developer/calls", "developer"],
  support: ["/support", "support"],
  "support-found": ["/support?search=aurora", "support"],
  "support-people": ["/support/people", "support"],
  "support-tenants": ["/support/tenants", "support"],
  vendor: ["/vendor", "vendor"],
  "vendor-keys": ["/vendor/keys", "vendor"],
  investor: ["/investor", "investor"],
  employee: ["/employee", "consultant"],
  colleagues: ["/employee/people", "consultant"],
  forbidden: ["/admin/tenants", "client"],
  missing: ["/no-such-page", null],
};
const LOOKS = {
  light: { lang: "en", theme: "light", width: 1280 },
  dark: { lang: "en", theme: "dark", width: 1280 },
  arabic: { lang: "ar", theme: "light", width: 1280 },
  small: { lang: "en", theme: "light", width: 390 },
};

const states = {};
for (const [name, [address, role]] of Object.entries(PAGES)) {
  if (role && !states[role]) {
    const it = await page(browser, server.url);
    await signIn(it, `${role}@demo.portico.example`);
    states[role] = await it.context().storageState();
    await it.context().close();
  }
  for (const [look, { lang, theme, width }] of Object.entries(LOOKS)) {
    const it = await page(browser, server.url, {
      storageState: role ? states[role] : undefined,
      viewport: { width, height: 860 },
      cookies: [
        { name: "portico_lang", value: lang },
        { name: "portico_theme", value: theme },
      ],
    });
    await it.goto(inLanguage(address, lang));
    await hydrated(it).catch(() => console.log(`${name} ${look}: not hydrated`));
    await it.screenshot({ path: path.join(folder, `${name}-${look}.png`), fullPage: true });
    if (it.faults.length) console.log(name, look, it.faults);
    await it.context().close();
  }
}
await browser.close();
await server.stop();
