const path = require("path");

module.exports = (env) => ({
  entry: { web: "./src/web.js" },
  output: { path: path.resolve(__dirname, "lib"), filename: "[name].bundle.js" },
});
