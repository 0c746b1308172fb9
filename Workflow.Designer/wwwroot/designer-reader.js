// Whoever only looks is not offered what the server would refuse. Studio asks for permission at some of its menus only.
(() => {
  "use strict";

  const changing = new Set(["Run", "Duplicate", "Cancel", "Delete", "Import", "运行", "复制一份", "取消", "删除", "导入"]);
  const look = (item) => { item.hidden = changing.has(item.textContent.trim()); };

  document.documentElement.classList.add("reader");
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      target.parentElement?.closest(".mud-menu-item") && look(target.parentElement.closest(".mud-menu-item"));
      for (const node of addedNodes) {
        node.nodeType === Node.ELEMENT_NODE && node.querySelectorAll(".mud-menu-item").forEach(look);
      }
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
})();
