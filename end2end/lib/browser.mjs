// Headless Chromium, and pages that fail a journey on any error in their console.
import { chromium } from "playwright-core";

export const PASSWORD = "Portico-demo-2026";

/** Starts the browser, with more switches if given. */
export function launch(...more) {
  return chromium.launch({
    executablePath: process.env.PORTICO_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/** A page in a context of its own; `faults` collects what its console and scripts complain about. */
export async function page(browser, url, options = {}) {
  const { cookies = [], ...rest } = options;
  const context = await browser.newContext({ baseURL: url, locale: "en-GB", ...rest });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  const it = await context.newPage();
  it.setDefaultTimeout(15_000);
  it.faults = [];
  it.on("pageerror", (error) => it.faults.push(`script: ${error.message}`));
  it.on("console", (message) => {
    const expected = / responded with a status of 4\d\d/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected) it.faults.push(message.text());
  });
  return it;
}

/** Waits until the page reacts to clicks. */
export const hydrated = (it) => it.locator("html[data-hydrated]").waitFor({ state: "attached" });

/** Where a page stands in a language: public pages have a path in each, all others keep theirs. */
export function inLanguage(address, language) {
  const isPublic = /^\/($|platform|portals\/|pricing|about|contact|newsletter|status|legal\/|lp\/)/.test(address);
  if (language === "en" || !isPublic) return address;
  return address === "/" ? `/${language}` : `/${language}${address}`;
}

/** Signs in through the form. */
export async function signIn(it, email, password = PASSWORD) {
  await it.goto("/login");
  if (it.scripted !== false) await hydrated(it);
  // By names and not by labels: the page may speak another language.
  const form = it.locator('form[action$="identity.sign_in"]');
  await form.locator('input[name="email"]').fill(email);
  await form.locator('input[name="password"]').fill(password);
  await form.locator('button[type="submit"]').click();
  await it.waitForURL((address) => address.pathname !== "/login");
}
