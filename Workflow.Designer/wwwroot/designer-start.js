// Starts Elsa Studio's runtime, in Chinese where it can be.
(async () => {
  "use strict";

  localStorage.setItem("BlazorCulture", "zh-CN");
  const words = designerWords.start(document.getElementById("studio").dataset.words);

  // Fingerprinted files never change: ask for them once, not at every start.
  await Blazor.start({ configureRuntime: (runtime) => runtime.withConfig({ disableNoCacheFetch: true }) });
  await Promise.all([words, customElements.whenDefined("elsa-workflow-instance-viewer")]);
  designer.begin();
})();
