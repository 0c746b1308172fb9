// The code editor brings Chinese words of its own.
require.config({ "vs/nls": { availableLanguages: { "*": "zh-cn" } } });
