// A session that ends while somebody draws: Studio's calls wait until they have signed in again, and nothing is lost.
// What the server refuses is said in words; Studio itself would not.
(() => {
  "use strict";

  const message = document.getElementById("signed-out");
  const refused = document.getElementById("refused");
  const now = window.fetch.bind(window);
  const isApi = (input) => new URL(input.url ?? input, document.baseURI).pathname.startsWith("/elsa/");
  let back = null;

  const signedIn = () => {
    back ??= new Promise((resolve) => {
      message.querySelector("a").href = "/sign-in?returnUrl=/designer";
      message.hidden = false;
      const look = async () => {
        const answer = await now("/elsa/api/workflow-definitions?page=0&pageSize=1").catch(() => null);
        if (document.visibilityState !== "visible" || !answer || answer.status === 401) {
          return;
        }

        removeEventListener("focus", look);
        document.removeEventListener("visibilitychange", look);
        message.hidden = true;
        back = null;
        resolve();
      };
      addEventListener("focus", look);
      document.addEventListener("visibilitychange", look);
    });
    return back;
  };

  window.fetch = async (input, options) => {
    for (;;) {
      const answer = await now(input, options);
      if (answer.status !== 401 || !isApi(input)) {
        refused.hidden &&= answer.status !== 403 || !isApi(input);
        return answer;
      }

      await signedIn();
    }
  };
})();
