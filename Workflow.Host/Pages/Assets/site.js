// Prints a page that is worth keeping; without script the browser's own menu does.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Keeps the progress of a case or a job fresh. Without script the page has a link that does the same.
(() => {
  "use strict";

  const source = document.querySelector("[data-events]");
  const polled = document.querySelector("[data-poll]");
  if (!polled && (!source || !window.EventSource)) {
    return;
  }

  const isBusy = (part) =>
    part.contains(document.activeElement) ||
    [...part.querySelectorAll("input:not([type=hidden]), textarea")].some((field) =>
      field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== field.defaultValue);

  const refresh = async () => {
    const answer = await fetch(location.pathname + location.search, { credentials: "same-origin" });
    if (!answer.ok) {
      return;
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (now && !isBusy(part) && part.innerHTML !== now.innerHTML) {
        part.innerHTML = now.innerHTML;
      }
    }
    if (source && !fresh.querySelector("[data-events]")) {
      events.close();
    }
    if (polled && !fresh.querySelector("[data-poll]")) {
      // What the end brings stands outside the parts that are kept fresh.
      location.reload();
    }
  };

  if (polled) {
    const seconds = Number(polled.dataset.poll) || 2;
    const again = () => setTimeout(() => refresh().catch(() => {}).then(again), seconds * 1000);
    again();
    return;
  }

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh().catch(() => {}), 300);
  };

  const events = new EventSource(source.dataset.events);
  events.addEventListener("case", soon);
  addEventListener("pagehide", () => events.close());
})();
