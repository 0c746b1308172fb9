// Starts Elsa Studio's runtime, in Chinese where it can be. Its screens need every script of the page.
(async () => {
  "use strict";

  localStorage.setItem("BlazorCulture", "zh-CN");
  const scripts = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  const words = designerWords.start(document.getElementById("studio").dataset.words);

  // Fingerprinted files never change: ask for them once, not at every start.
  await Blazor.start({ configureRuntime: (runtime) => runtime.withConfig({ disableNoCacheFetch: true }) });
  await Promise.all([words, scripts, customElements.whenDefined("elsa-workflow-instance-viewer")]);
  designer.begin();
})();
