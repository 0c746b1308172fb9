// Shows what a clerk will see while the questions are written. Without script the button does the same.
(() => {
  "use strict";

  const form = document.querySelector("[data-form-editor]");
  const preview = document.getElementById("preview");
  if (!form || !preview) {
    return;
  }

  let waiting = 0;
  let newest = 0;
  const refresh = async () => {
    const mine = ++newest;
    const content = new FormData(form);
    content.set("do", "show");
    const answer = await fetch(form.action, { method: "POST", body: content, credentials: "same-origin" });
    if (!answer.ok || mine !== newest) {
      return;
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("preview");
    if (fresh && !preview.contains(document.activeElement)) {
      preview.replaceChildren(...fresh.childNodes);
    }
  };

  form.querySelector(".questions").addEventListener("input", (happening) => {
    if (happening.target.id !== "schema") {
      clearTimeout(waiting);
      waiting = setTimeout(() => refresh().catch(() => {}), 400);
    }
  });
})();
