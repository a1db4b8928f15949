const { print } = require("some-printer");
if (!process.env.HOME) throw new Error("no home");
print(process.env.HOME);
