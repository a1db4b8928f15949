const folders = new Set();
process.argv.slice(2).forEach((file) => folders.add(file.split("/")[0]));
folders.delete("docs");
if ([...folders].length > 0) console.log([...folders].join(","));
else console.error("nothing changed");
