// Writes pictures of every page: light, dark, Arabic, 390 px. `node screens.mjs FOLDER`
import { mkdirSync } from "node:fs";
import path from "node:path";
import { hydrated, inLanguage, launch, page } from "./lib/browser.mjs";
import { EVERY } from "./lib/pages.mjs";
import { locator, signInAs } from "./lib/plain.mjs";
import { startWithDocuments } from "./lib/server.mjs";

const [folder = "screens"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const [server, browser] = [await startWithDocuments(), await launch()];

const LOOKS = {
  light: { lang: "en", theme: "light", width: 1280 },
  dark: { lang: "en", theme: "dark", width: 1280 },
  arabic: { lang: "ar", theme: "light", width: 1280 },
  small: { lang: "en", theme: "light", width: 390 },
};

/** What its pictures are called: its address in letters, with the role where several see it. */
function called([path, role]) {
  const address = path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "home";
  return EVERY.filter(([other]) => other === path).length > 1 ? `${address}-${role}` : address;
}

const states = await signInAs(browser, server.url);
const locate = locator(server.url, states);
for (const row of EVERY) {
  const [name, role, address] = [called(row), row[1], await locate(row)];
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
