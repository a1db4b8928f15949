export const api = "https://dev.azure.com/contoso/_apis";

export function headers() {
  return { Authorization: "Basic " + Buffer.from(":" + process.env.TOKEN).toString("base64") };
}

export async function nobodyCallsThis() {
  return fetch(`${api}/teams`);
}

export function makeClient(base: string) {
  return { get, log };

  function get(path: string) {
    return fetch(`${base}/${path}`, { headers: headers() });
  }
  function log(line: string) {
    console.log(line);
  }
}
