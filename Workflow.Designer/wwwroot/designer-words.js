// Says in Chinese what Elsa Studio says in English: its published package has no other language.
// Texts are replaced where they appear, whole texts only; what people type and what code editors show is left alone.
window.designerWords = (() => {
  "use strict";

  const attributes = ["placeholder", "title", "aria-label"];
  const untouched = ".monaco-editor, textarea, script, style, [contenteditable], .site-header, .x6-graph";
  // What stands in a table was mostly named by people; only states are Studio's words there.
  const table = "td.mud-table-cell, td + td";
  let words = new Map();
  let states = new Map();
  let patterns = [];

  const say = (text, isData = false) => {
    const plain = text.trim();
    if (!/[A-Za-z]{2}/.test(plain)) {
      return null;
    }

    const word = (isData ? states : words).get(plain);
    if (word !== undefined) {
      return text.replace(plain, () => word);
    }

    for (const [pattern, said] of patterns) {
      if (!isData && pattern.test(plain)) {
        return text.replace(plain, () => plain.replace(pattern, said));
      }
    }
    return null;
  };

  const sayText = (node) => {
    const place = node.parentElement;
    if (!place || place.closest(untouched)) {
      return;
    }

    const said = say(node.data, place.closest(table) !== null);
    if (said !== null && said !== node.data) {
      node.data = said;
    }
  };

  const sayAttribute = (element, name) => {
    const value = element.getAttribute(name);
    const said = value === null || element.closest(".monaco-editor") ? null : say(value);
    if (said !== null && said !== value) {
      element.setAttribute(name, said);
    }
  };

  const sayAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) {
      sayText(root);
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".monaco-editor, .x6-graph, script, style")) {
      return;
    }

    for (const element of [root, ...root.querySelectorAll("[placeholder], [title], [aria-label]")]) {
      attributes.forEach((name) => sayAttribute(element, name));
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      sayText(texts.currentNode);
    }
  };

  const watch = () => new MutationObserver((changes) => {
    for (const change of changes) {
      switch (change.type) {
        case "childList":
          change.addedNodes.forEach(sayAll);
          break;
        case "characterData":
          sayText(change.target);
          break;
        default:
          sayAttribute(change.target, change.attributeName);
      }
    }
  }).observe(document.body, {
    childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: attributes,
  });

  return {
    async start(address) {
      const dictionary = await (await fetch(address)).json();
      states = new Map(Object.entries(dictionary.states));
      words = new Map([...Object.entries(dictionary.words), ...states]);
      patterns = dictionary.patterns.map(([pattern, said]) => [new RegExp(`^${pattern}$`), said]);
      sayAll(document.body);
      watch();
    },
  };
})();
