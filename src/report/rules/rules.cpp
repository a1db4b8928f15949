#include "report/rules/rules.h"

#include <algorithm>

namespace patscope::report {
namespace {

constexpr Rule table[] = {
    {.id = "missing-scope",
     .title = "A request needs a scope that the PAT does not hold",
     .severity = Severity::error,
     .help = "Azure DevOps answers such a request with 401 or 403, in the middle of a run.\n\n"
             "Add the scope to the PAT (the finding names the label on the PAT page), then to its declaration. If the "
             "request should not be made with this PAT, send it with the job token or another credential."},
    {.id = "full-access-only-endpoint",
     .title = "A request that no scope opens: only a PAT with full access can make it",
     .severity = Severity::error,
     .help = "The operation belongs to no scope, so a scoped PAT is refused whatever it holds.\n\n"
             "Prefer a documented operation that does the same. Otherwise use an Entra token of a service principal, "
             "or, as the last resort, a PAT with full access."},
    {.id = "entra-only-endpoint",
     .title = "A request that no PAT can make",
     .severity = Severity::error,
     .help = "The operation takes Entra tokens only.\n\n"
             "Use a service connection with workload identity federation and `az account get-access-token --resource "
             "499b84ac-1321-427f-aa17-267ca6975798`."},
    {.id = "pat-expired",
     .title = "The PAT has expired",
     .severity = Severity::error,
     .help = "Azure DevOps refuses every request that carries it.\n\n"
             "Make a new PAT with the scopes that `patscope scopes` prints (`patscope mint` prints the request), and "
             "put it into the variable."},
    {.id = "pat-revoked",
     .title = "The PAT is not known to Azure DevOps",
     .severity = Severity::error,
     .help = "It was revoked, or the variable holds something else: the service asks to sign in.\n\n"
             "Look at the variable's value; a revoked PAT must be made anew."},
    {.id = "pat-blocked",
     .title = "A policy keeps the PAT from working",
     .severity = Severity::error,
     .help = "Conditional access, or a policy of the tenant or the organization.\n\n"
             "Sign in once in a browser as the PAT's owner, or ask an administrator."},
    {.id = "pat-of-another-organization",
     .title = "The organization refuses the PAT",
     .severity = Severity::error,
     .help = "It was made for another organization, or holds none of the scopes that were asked for: the service "
             "answers alike.\n\n"
             "Make the PAT for this organization, or name another with --organization."},
    {.id = "literal-pat",
     .title = "A PAT is written into a file",
     .severity = Severity::error,
     .help = "Whoever can read the repository, its history or a copy of it can use the PAT.\n\n"
             "Revoke it now, make another one and keep it as a secret variable or in a key vault. Taking it out of the "
             "file does not help: the history keeps it."},
    {.id = "pat-to-foreign-host",
     .title = "A PAT is sent to a host that is not Azure DevOps",
     .severity = Severity::error,
     .help = "Whoever runs that host can use the PAT. A secret counts as a PAT when it is declared as one or when "
             "another request carries it to Azure DevOps. Where the data flow shows several credentials or hosts for "
             "one request, the finding is a warning.\n\n"
             "Send that host a token of its own. A header in git's configuration (`http.extraheader`) goes to every "
             "host unless its key names one: `http.https://dev.azure.com/.extraheader`."},
    {.id = "invalid-pipeline",
     .title = "The pipeline holds something that Azure DevOps would refuse",
     .severity = Severity::warning,
     .help = "What could be read was analysed all the same. When nothing of a pipeline could be read, the finding is "
             "an error.\n\n"
             "`patscope expand FILE` lists every such problem of a pipeline."},
    {.id = "unproven-scope",
     .title = "Nothing shows that the PAT holds what a request needs",
     .severity = Severity::warning,
     .help = "No grant is declared for the PAT, or the specification states no scope for the operation, or the data "
             "flow does not show which credential is sent.\n\n"
             "Declare what the PAT was granted, in .patscope.yml or by --grant 'NAME=vso.code vso.build_execute'."},
    {.id = "unknown-endpoint",
     .title = "A request to an endpoint that the catalogue does not know",
     .severity = Severity::warning,
     .help = "No published specification and no line of the supplement has this method and route; what it needs cannot "
             "be told.\n\n"
             "Check the route for a typing mistake and the method for the right verb."},
    {.id = "unresolved-call",
     .title = "A request whose route only the run knows",
     .severity = Severity::warning,
     .help = "The command sends a request, but its route is made of values that cannot be known from the files.\n\n"
             "Give the values with --parameter or --variable, write the route as a literal, or declare the request "
             "under `calls:` in .patscope.yml."},
    {.id = "unread-template",
     .title = "A template could not be followed",
     .severity = Severity::warning,
     .help = "What the template does is not part of the result.\n\n"
             "A template of another repository is read with --repository ALIAS=DIRECTORY, where the directory holds a "
             "clone."},
    {.id = "unread-script",
     .title = "A script, or a part of one, could not be read",
     .severity = Severity::warning,
     .help = "Requests in it are not part of the result.\n\n"
             "A script of another repository that the job checks out is read with --repository ALIAS=DIRECTORY, where "
             "the directory holds a clone.\n\n"
             "Requests of programs that cannot be read are declared under `calls:` in .patscope.yml."},
    {.id = "unverified",
     .title = "Azure DevOps could not be asked about the PAT",
     .severity = Severity::warning,
     .help = "The finding's notes name the answer or the trouble. The exit code is then 4, unless other findings make "
             "it 1.\n\n"
             "Set the variable that holds the token; look at the network, HTTPS_PROXY, NO_PROXY and SSL_CERT_FILE; "
             "try again later where the service was throttling."},
    {.id = "contradicted-grant",
     .title = "The PAT holds less than was declared",
     .severity = Severity::warning,
     .help = "Azure DevOps refused a request that the declared scopes open.\n\n"
             "Put the declaration right, in .patscope.yml or at --grant."},
    {.id = "pat-expires-soon",
     .title = "The PAT expires soon",
     .severity = Severity::warning,
     .help = "Within --expiry-days, 14 unless told otherwise.\n\n"
             "Make its successor now: `patscope mint` prints the request."},
    {.id = "pat-for-all-organizations",
     .title = "The PAT is for all organizations",
     .severity = Severity::warning,
     .help = "Microsoft retires such PATs: none can be made since 2026-03-15, and all stop working on 2026-12-01.\n\n"
             "Make one PAT for each organization."},
    {.id = "global-pat-endpoint",
     .title = "A request that only a PAT for all organizations can make",
     .severity = Severity::warning,
     .help = "The hosts of profiles, accounts and the Marketplace belong to no organization and refuse PATs of one. "
             "PATs for all organizations stop working on 2026-12-01.\n\n"
             "Use an Entra token instead."},
    {.id = "full-access-pat",
     .title = "A PAT with full access where scopes would do",
     .severity = Severity::warning,
     .help = "Whoever gets hold of the PAT can do everything that its owner can.\n\n"
             "Make a PAT with the scopes that `patscope scopes` prints."},
    {.id = "unused-grant",
     .title = "A grant is declared for a PAT that no request carries",
     .severity = Severity::warning,
     .help = "The name may be mistyped, the requests may have gone, or they could not be read.\n\n"
             "The name is the one that the pipeline maps: ReleasePat in `env: { TOKEN: $(ReleasePat) }`."},
    {.id = "wrong-host",
     .title = "A request to a host that does not serve it",
     .severity = Severity::warning,
     .help = "Some areas have a host of their own; dev.azure.com answers 404 for them.\n\n"
             "Send the request to the host that the finding names. Azure DevOps Server serves all areas by one host."},
    {.id = "pat-in-url",
     .title = "A PAT as part of a URL",
     .severity = Severity::warning,
     .help = "URLs are printed by tools, kept by proxies and written into .git/config.\n\n"
             "Send the PAT in the Authorization header: for git by -c http.extraHeader, whose value comes from the "
             "environment, or by `persistCredentials` of the checkout step."},
    {.id = "discouraged-scope",
     .title = "A PAT holds a scope that gives away much",
     .severity = Severity::warning,
     .help = "With it the PAT can make itself or others more powerful than its other scopes say.\n\n"
             "Do what needs it as a service principal with a permission of its own, by hand, or in a pipeline that few "
             "can change."},
    {.id = "unused-ignore",
     .title = "An ignore that ignores nothing, or whose day has passed",
     .severity = Severity::warning,
     .help =
         "What it was written for has gone, it stands on another line, its rule is mistyped, or its `until` is over."
         "\n\n"
         "Take it away. `# patscope: ignore[missing-scope] reason` is about its own line or, standing alone, about "
         "the next one."},
    {.id = "ignore-without-reason",
     .title = "An ignore that does not say why",
     .severity = Severity::warning,
     .help = "Nobody will know when it can go.\n\n"
             "Write the reason behind the bracket: `# patscope: ignore[unread-script] a vendor's installer`; in "
             ".patscope.yml as `reason:`."},
    {.id = "ambiguous-call",
     .title = "A request that may be one of several operations with different scopes",
     .severity = Severity::note,
     .help =
         "A part of the route or the method is only known to the run. The scopes of all candidates are required.\n\n"
         "Write the part as a literal where it is always the same."},
    {.id = "excess-scope",
     .title = "The PAT holds a scope that no request needs",
     .severity = Severity::note,
     .help = "Told only when every request is known: the need is then exact.\n\n"
             "Take the scope away, or replace it by the narrower one that the finding names."},
    {.id = "secret-in-command-line",
     .title = "A PAT is pasted into the text of a command",
     .severity = Severity::note,
     .help =
         "The agent replaces `$(ReleasePat)` in the script before it is written to the disk; the value stands in the "
         "file and on the command line, and characters in it are read by the shell.\n\n"
         "Map it: `env: { RELEASE_PAT: $(ReleasePat) }`, and read the variable in the script."},
    {.id = "job-token-suffices",
     .title = "A PAT for what the job token could do",
     .severity = Severity::note,
     .help =
         "Every request goes to the pipeline's own organization and project. System.AccessToken is made for each job, "
         "needs no storing and expires by itself.\n\n"
         "Map `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` and give the build service the permissions, unless its "
         "identity is what you wanted to avoid."},
};

}  // namespace

std::span<const Rule> rules() {
  return table;
}

const Rule* find_rule(std::string_view id) {
  const auto* found = std::find_if(std::begin(table), std::end(table), [&](const Rule& rule) { return rule.id == id; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace patscope::report
