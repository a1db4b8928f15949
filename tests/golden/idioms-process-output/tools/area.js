console.error("not what is captured");
console.log(process.argv[2]);
