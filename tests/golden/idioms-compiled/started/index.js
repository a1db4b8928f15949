// Without a rootDir, the compiler takes the folder that all sources share.
require(__dirname + "/dist/index.js");
