// Comfort only: the page works without it. Enter sends the question; the button shows that work is under way.
"use strict";

const form = document.querySelector("form.ask");

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

  form.addEventListener("submit", () => {
    button.disabled = true;
    status.textContent = form.dataset.working;
  });

  // Coming back with the back button shows the page as it was left.
  addEventListener("pageshow", () => {
    button.disabled = false;
    status.textContent = "";
  });
}
