// Keeps the progress of a case fresh. Without script the page has a link that does the same.
(() => {
  "use strict";

  const source = document.querySelector("[data-events]");
  if (!source || !window.EventSource) {
    return;
  }

  const isBusy = (part) =>
    part.contains(document.activeElement) ||
    [...part.querySelectorAll("input:not([type=hidden]), textarea")].some((field) =>
      field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== field.defaultValue);

  const refresh = async () => {
    const answer = await fetch(location.pathname, { credentials: "same-origin" });
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
    if (!fresh.querySelector("[data-events]")) {
      events.close();
    }
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh().catch(() => {}), 300);
  };

  const events = new EventSource(source.dataset.events);
  events.addEventListener("case", soon);
  addEventListener("pagehide", () => events.close());
})();
