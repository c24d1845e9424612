// Comfort only: the page works without it. Enter sends the question; the button shows that work is under way; where a
// language model writes, its sentences are shown as soon as they are checked, until the whole answer takes their place.
"use strict";

const form = document.querySelector("form.ask");

async function showAsItComes(form) {
  const { q, as_of, municipality } = form.elements;
  const asked = { question: q.value, as_of: as_of.value || null, municipality: municipality.value };
  const response = await fetch(form.dataset.stream, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });
  if (!response.ok) throw new Error(response.statusText);
  for await (const [name, data] of events(response.body)) {
    if (name === "caution") add(form, ".warned", `⚠ ${data.text}`);
    if (name === "claim") addClaim(form, data);
    if (name === "answer") return location.assign(form.dataset.answers + encodeURIComponent(data.answer_id));
    if (name === "failed") break;
  }
  throw new Error("no answer came");
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (text + read.value).split(/\r?\n\r?\n/);
    text = blocks.pop();
    for (const block of blocks) {
      const field = (name) => block.match(new RegExp(`^${name}: ?(.*)$`, "m"))?.[1];
      if (field("data")) yield [field("event"), JSON.parse(field("data"))];
    }
  }
}

function addClaim(form, claim) {
  const before = [...form.querySelectorAll(".told .part")].pop();
  if (claim.part && before?.textContent !== claim.part) add(form, ".told", claim.part).className = "part";
  add(form, ".told", claim.text + claim.citations.map((n) => `[${n}]`).join(""));
}

function add(form, list, words) {
  const item = document.createElement("li");
  item.textContent = words;
  form.querySelector(list).append(item);
  form.querySelector(".ahead").hidden = false;
  return item;
}

if (form) {
  const question = form.querySelector("textarea");
  const button = form.querySelector("button");
  const status = form.querySelector(".working");

  for (const hint of form.querySelectorAll(".needs-script")) hint.hidden = false;

  question.addEventListener("keydown", (event) => {
    // While an input method is composing, Enter chooses a word (keyCode 229 in browsers that end composing first).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });

  form.addEventListener("submit", (event) => {
    button.disabled = true;
    status.textContent = form.dataset.working;
    if (!form.dataset.stream) return;
    event.preventDefault();
    // Whatever goes wrong, the form is sent as without scripts: it ends in an answer or in a sentence that says why not.
    showAsItComes(form).catch(() => form.submit());
  });

  // Coming back with the back button shows the page as it was left.
  addEventListener("pageshow", () => {
    button.disabled = false;
    status.textContent = "";
    for (const item of form.querySelectorAll(".ahead li")) item.remove();
    for (const ahead of form.querySelectorAll(".ahead")) ahead.hidden = true;
  });
}
