// The same in JavaScript: filters are evaluated where they can be.
const headers = { Authorization: `Bearer ${process.env.TOKEN}` };
const api = 'https://dev.azure.com/contoso';

function must(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function projects() {
  const missing = ['ORG', 'SHOP_REGION'].filter((name) => !process.env[name]);
  if (missing.length) {
    console.error('missing', missing);
    return;
  }
  await fetch(`${api}/_apis/projects?api-version=7.1`, { headers });
}

async function builds() {
  const errors = [];
  for (const name of ['SHOP_REGION', 'SHOP_RING']) {
    if (!(name in process.env)) errors.push(name);
  }
  if (errors.length > 0) throw new Error(errors.join(', '));
  await fetch(`${api}/${must('SYSTEM_TEAMPROJECT')}/_apis/build/builds?api-version=7.1`, { headers });
}

async function never() {
  const locked = ['main', 'topic'].filter((name) => name === 'main');
  if (locked.length > 0) return;
  await fetch(`${api}/Shop/_apis/git/repositories/web?api-version=7.1`, { method: 'DELETE', headers });
}

await projects();
await builds();
await never();
