// Gives each reference a button that copies it.  Without this script the text is
// there to be selected.
"use strict";

const { copy, done } = document.currentScript.dataset;

for (const form of document.querySelectorAll("pre[data-form]")) {
  const button = document.createElement("button");
  const name = `${copy} ${form.dataset.form}`;
  let back;
  button.type = "button";
  button.className = "copy";
  button.textContent = name;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    if (!(await copied(form.querySelector("code")))) return;
    button.textContent = done;
    clearTimeout(back);
    back = setTimeout(() => (button.textContent = name), 2000);
  });
  form.before(button);
}

async function copied(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // There is no clipboard without https, and it may be refused.  What is left
    // selected by the older way is one key away from it even where that fails.
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  }
}
