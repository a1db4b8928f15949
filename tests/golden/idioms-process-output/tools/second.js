console.log("##vso[task.setvariable variable=Second]release/releases");
