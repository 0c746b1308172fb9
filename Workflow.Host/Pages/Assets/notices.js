// Shows how a notice will read while it is written. Without script a button does the same.
(() => {
  "use strict";

  const form = document.querySelector("form[data-preview]");
  const shown = document.querySelector("[data-preview-text]");
  if (!form || !shown) {
    return;
  }

  let asked = 0;
  const refresh = async () => {
    const turn = ++asked;
    const data = new FormData(form);
    data.set("do", "preview");
    const answer = await fetch(location.href, { method: "POST", body: data, credentials: "same-origin" });
    if (!answer.ok || turn !== asked) {
      return;
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-preview-text]");
    if (fresh) {
      shown.innerHTML = fresh.innerHTML;
    }
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh().catch(() => {}), 400);
  });
})();
