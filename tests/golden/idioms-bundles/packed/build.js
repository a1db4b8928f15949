require("esbuild").build({ entryPoints: ["src/quick.js"], outdir: "lib", bundle: true }).catch(() => process.exit(1));
