export default [{ input: "src/rolled.js", output: [{ file: "lib/rolled.mjs", format: "es" }] }];
