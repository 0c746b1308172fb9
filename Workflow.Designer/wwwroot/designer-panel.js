// What an analyst does beside the drawing: trying out, replaying, files. Each is a page of its own, shown in a frame here, so
// that Elsa Studio's runtime need not start again.
(() => {
  "use strict";

  const tools = document.getElementById("tools");
  const panel = document.getElementById("panel");
  const frame = document.getElementById("panel-frame");
  const trial = /^wf-(\d{6}T-\d{4}-\d{6,})$/;

  // Where everything can be seen, one sees where it goes on: what Studio's first button above the drawing does.
  const fit = () => {
    const end = performance.now() + 60_000;
    const look = setInterval(() => {
      const drawn = document.querySelector("#studio .x6-node");
      if (drawn || performance.now() > end) {
        clearInterval(look);
        drawn && setTimeout(() => document.querySelector("#studio .mud-toolbar .mud-tooltip-root button")?.click(), 500);
      }
    }, 200);
  };

  // Not by the frame's source: that would put the panel's pages among those that "back" leads through.
  const show = (address) => {
    if (frame.contentWindow.location.href !== new URL(address, location.href).href) {
      frame.contentWindow.location.replace(address);
    }
  };

  const close = () => {
    panel.hidden = true;
    show("about:blank");
    tools.querySelectorAll("a").forEach((link) => link.removeAttribute("aria-current"));
  };

  const open = (address, focus) => {
    panel.hidden = false;
    show(address);
    if (focus) {
      frame.focus();
    }
  };

  document.addEventListener("designer:shown", ({ detail: { component, id } }) => {
    const isDefinition = component === "elsa-workflow-definition-editor";
    tools.hidden = component === "elsa-workflow-instance-viewer" || component === "elsa-workflow-instance-list";
    for (const link of tools.querySelectorAll("[data-tool]")) {
      const needsDefinition = link.dataset.tool !== "files";
      link.hidden = needsDefinition && !isDefinition;
      if (needsDefinition && isDefinition) {
        link.href = `/designer/definitions/${encodeURIComponent(id)}/${link.dataset.tool}`;
      }
    }

    const number = component === "elsa-workflow-instance-viewer" ? trial.exec(id)?.[1] : null;
    if (number) {
      open(`/designer/trials/${number}`, false);
      fit();
    } else {
      close();
    }
  });

  tools.addEventListener("click", (click) => {
    const link = click.target.closest("a");
    if (!link || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey) {
      return;
    }

    click.preventDefault();
    click.stopPropagation();
    close();
    link.setAttribute("aria-current", "true");

    // What was just drawn is saved before it is tried.
    designer.saved().then(() => open(new URL(link.href).pathname, true));
  });

  document.getElementById("panel-close").addEventListener("click", () => {
    close();
    document.getElementById("main").focus();
  });

  // A trial that has begun is looked at in the drawing, beside its tasks.
  frame.addEventListener("load", () => {
    const begun = /^\/designer\/trials\/([^/]+)$/.exec(frame.contentWindow.location.pathname);
    const instance = begun && `/designer/instances/wf-${begun[1]}`;
    if (instance && location.pathname !== instance) {
      designer.open(instance);
    }
  });
})();
