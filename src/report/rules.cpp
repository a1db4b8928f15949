#include "report/rules.h"

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
             "Requests of programs that cannot be read are declared under `calls:` in .patscope.yml."},
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
