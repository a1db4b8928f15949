const { headers } = require("../app/built/headers");
const made = require("./generated/client.js");
require("./dist/asks.js");
made.run();
fetch("https://dev.azure.com/contoso/Shop/_apis/wit/tags", { headers });
