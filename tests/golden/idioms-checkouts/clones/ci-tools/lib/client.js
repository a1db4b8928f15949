exports.put = (tag) =>
  fetch(`https://dev.azure.com/contoso/web/_apis/build/builds/${process.env.BUILD_BUILDID}/tags/${tag}?api-version=7.1`, {
    method: 'PUT',
    headers: { Authorization: 'Basic ' + Buffer.from(':' + process.env.PAT).toString('base64') },
  });
