// Lists that are grouped under names of which only some are known.
const headers = { Authorization: `Bearer ${process.env.TOKEN}` };
const api = 'https://dev.azure.com/contoso/Shop/_apis';

const suites = ['fast-a', 'fast-b', 'slow-a'];
const bySpeed = suites.reduce((found, suite) => {
  const speed = suite.split('-')[0];
  if (!found[speed]) found[speed] = [];
  found[speed].push(suite);
  return found;
}, {});

async function main() {
  const areas = {};
  for (const area of (await (await fetch(`${api}/wit/classificationnodes`, { headers })).json()).value) {
    areas[area.name] = area.id;
  }
  await Promise.all(Object.values(areas).map((id) => fetch(`${api}/test/plans/${id}`, { headers })));
  Object.values(bySpeed).forEach((group) => {
    for (const suite of group) fetch(`${api}/build/builds`, { method: 'POST', body: suite, headers });
  });
}

main();
