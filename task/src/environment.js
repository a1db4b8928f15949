// What the executable may see of the agent's environment. Everything else stays here: a Node handler's environment
// holds every secret of the job (SECRET_*, until the task library takes them away) and whatever other tasks left.

export const passedOn = [
  // the process
  "PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "LANG", "LC_ALL", "TZ",
  "NO_COLOR", "FORCE_COLOR", "TF_BUILD",
  // network
  "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
  "AGENT_PROXYURL", "AGENT_PROXYUSERNAME", "AGENT_PROXYPASSWORD", "AGENT_PROXYBYPASSLIST", "AGENT_CAINFO",
  // the run
  "AGENT_TEMPDIRECTORY", "BUILD_REPOSITORY_ID", "BUILD_REPOSITORY_PROVIDER", "BUILD_REPOSITORY_URI",
  "BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION", "SYSTEM_COLLECTIONURI", "SYSTEM_DEFAULTWORKINGDIRECTORY",
  "SYSTEM_HOSTTYPE", "SYSTEM_PULLREQUEST_ISFORK", "SYSTEM_PULLREQUEST_PULLREQUESTID",
  "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "SYSTEM_TEAMPROJECT",
];

/** Agent variables that the task library moves out of the environment; `variable` reads them back. */
const fromAgent = {
  AGENT_PROXYPASSWORD: "Agent.ProxyPassword",
};

/**
 * The child's environment: the list above, and the tokens by the names that the user gave them.
 * `variable` reads a variable of the job, undefined when unset.
 */
export function childEnvironment(environment, tokens, variable) {
  const kept = Object.entries(environment).filter(([name]) => passedOn.includes(name) || tokens.includes(name));
  const restored = Object.entries(fromAgent)
    .map(([name, agentName]) => [name, variable(agentName)])
    .filter(([, value]) => value);
  return Object.fromEntries([...kept, ...restored]);
}

/** A token in every form in which it could reach a log: itself, and as basic authentication sends it. */
export function formsOfToken(token) {
  return [token, Buffer.from(`:${token}`).toString("base64")];
}
