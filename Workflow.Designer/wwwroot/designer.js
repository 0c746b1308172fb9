// Shows Elsa Studio's screens, one at a time, in one document: its runtime starts once, moving about swaps screens.
window.designer = (() => {
  "use strict";

  const api = new URL("/elsa/api", location.href).href;
  const studio = document.getElementById("studio");
  const heading = document.getElementById("heading");
  const said = studio.dataset;

  const definitionAt = (id) => `/designer/definitions/${encodeURIComponent(id)}`;
  const instanceAt = (id) => `/designer/instances/${encodeURIComponent(id)}`;

  // The parameters are those of Studio's components; the callbacks answer clicks in its lists and viewer.
  const views = [
    {
      path: /^\/designer\/?$/,
      component: "elsa-workflow-definition-list",
      section: "/designer",
      parameters: () => ({ editWorkflowDefinition: (id) => open(definitionAt(id)) }),
      title: () => said.definitions,
    },
    {
      path: /^\/designer\/definitions\/([^/]+)$/,
      component: "elsa-workflow-definition-editor",
      section: "/designer",
      parameters: (id) => ({ definitionId: id }),
      title: async (id) => `${await nameOf(id)} - ${said.definition}`,
    },
    {
      path: /^\/designer\/instances\/?$/,
      component: "elsa-workflow-instance-list",
      section: "/designer/instances",
      parameters: () => ({ viewWorkflowInstance: (id) => open(instanceAt(id)) }),
      title: () => said.instances,
    },
    {
      path: /^\/designer\/instances\/([^/]+)$/,
      component: "elsa-workflow-instance-viewer",
      section: "/designer/instances",
      parameters: (id) => ({ instanceId: id, editWorkflowDefinition: (definition) => open(definitionAt(definition)) }),
      title: (id) => said.instance.replace("{0}", id),
    },
  ];

  // Addresses that Studio itself leads to.
  const studios = [
    [/^(?:\/designer)?\/workflows\/definitions\/([^/]+)\/edit$/, definitionAt],
    [/^(?:\/designer)?\/workflows\/instances\/([^/]+)\/view$/, instanceAt],
  ];

  const ours = (path) => {
    for (const [pattern, at] of studios) {
      const match = pattern.exec(path);
      if (match) {
        return at(decodeURIComponent(match[1]));
      }
    }
    return path;
  };

  const viewAt = (path) => {
    for (const view of views) {
      const match = view.path.exec(path);
      if (match) {
        return { view, id: match[1] === undefined ? null : decodeURIComponent(match[1]) };
      }
    }
    return null;
  };

  const nameOf = async (id) => {
    const answer = await fetch(
      `${api}/workflow-definitions?versionOptions=Latest&definitionIds=${encodeURIComponent(id)}`);
    const found = answer.ok ? (await answer.json()).items : [];
    return found[0]?.name || id;
  };

  let shown = null;
  let turn = 0;
  let last = Promise.resolve();
  let touched = 0;

  // The editor saves half a second after a change; it is not taken away before that.
  const saved = () => new Promise((resolve) => setTimeout(resolve, Math.max(0, touched + 800 - performance.now())));
  for (const event of ["pointerup", "keyup", "drop", "change"]) {
    studio.addEventListener(event, () => { touched = performance.now(); }, { capture: true, passive: true });
  }

  const announce = async (view, id, mine, moved) => {
    const title = await view.title(id);
    if (mine !== turn) {
      return;
    }

    document.dispatchEvent(new CustomEvent("designer:shown", { detail: { component: view.component, id } }));
    heading.textContent = title;
    document.title = `${title} - ${said.site}`;
    for (const link of document.querySelectorAll(".site-header nav a")) {
      link.toggleAttribute("aria-current", false);
      if (link.getAttribute("href") === view.section) {
        link.setAttribute("aria-current", id === null ? "page" : "true");
      }
    }
    if (moved) {
      document.getElementById("announcement").textContent = title;
      heading.focus({ preventScroll: true });
    }
  };

  const swap = async ({ view, id }, mine, address) => {
    if (mine !== turn) {
      return;
    }

    if (shown) {
      // Two screens at once would quarrel over overlays: the old one ends before the next begins.
      const old = shown;
      shown = null;
      await saved();
      await old.dispose();
      studio.replaceChildren();
    }
    if (address) {
      // Through the runtime, so that it knows where it is when its lists rewrite the address.
      Blazor.navigateTo(address.path, { replaceHistoryEntry: address.replace });
    }

    const place = document.createElement("div");
    studio.append(place);
    shown = await Blazor.rootComponents.add(place, view.component, { remoteEndpoint: api, ...view.parameters(id) });
  };

  const show = (path, address) => {
    const found = viewAt(path);
    if (!found) {
      return;
    }

    const mine = ++turn;
    last = last.then(() => swap(found, mine, address)).catch((error) => console.error(error));
    announce(found.view, found.id, mine, shown !== null).catch(() => {});
  };

  const open = (path, replace = false) => show(path, { path, replace });

  const isHere = (link, click) =>
    click.button === 0 && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey
    && (!link.target || link.target === "_self") && link.origin === location.origin;

  document.addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href]");
    if (!link || !isHere(link, click)) {
      return;
    }

    if (link.classList.contains("skip")) {
      click.preventDefault();
      document.getElementById("main").focus();
      return;
    }

    const path = ours(link.pathname);
    if (shown && viewAt(path)) {
      click.preventDefault();
      click.stopPropagation();
      open(path);
    }
  }, true);

  const push = history.pushState;
  history.pushState = function pushState(state, unused, address) {
    push.apply(this, arguments);
    const path = ours(location.pathname);
    if (path !== location.pathname) {
      setTimeout(() => open(path, true));
    }
  };

  addEventListener("popstate", () => show(ours(location.pathname)));

  // The height that Studio may not use.
  const rest = () => document.documentElement.style.setProperty(
    "--mud-appbar-height", `${Math.ceil(studio.getBoundingClientRect().top)}px`);
  const sizes = new ResizeObserver(rest);
  document.querySelectorAll(".site-header, #main > :not(#stage)").forEach((part) => sizes.observe(part));
  rest();

  // Whoever looks at a list opens a diagram next; its drawing code is made ready while they look.
  const prepare = () => import(new URL("./_content/Elsa.Studio.Workflows.Designer/designer.entry.js", document.baseURI));

  return {
    /** Shows the screen of the address at hand; the runtime runs. */
    begin() {
      document.getElementById("loading").hidden = true;
      show(ours(location.pathname));
      last.then(() => requestIdleCallback(prepare, { timeout: 5000 }));
    },

    /** Goes to a screen. */
    open,

    /** Waits until what was changed in the editor is saved. */
    saved,
  };
})();
