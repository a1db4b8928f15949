// tfx and vsce: publishing to the marketplace, and tasks and extensions of an organization.

#include <array>

#include "calls/recognise/options.h"
#include "calls/recognise/placeholders.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 24> with_value = {"token",
                                                         "t",
                                                         "service-url",
                                                         "u",
                                                         "auth-type",
                                                         "vsix",
                                                         "manifests",
                                                         "manifest-globs",
                                                         "share-with",
                                                         "publisher",
                                                         "extension-id",
                                                         "root",
                                                         "output-path",
                                                         "overrides",
                                                         "overrides-file",
                                                         "task-path",
                                                         "task-id",
                                                         "pat",
                                                         "p",
                                                         "packagePath",
                                                         "i",
                                                         "username",
                                                         "password",
                                                         "accounts"};
constexpr OptionShape tfx_shape{.short_with_value = "tupi", .long_with_value = with_value};

/// What a command sends; the route stands behind the marketplace or the organization (--service-url).
struct Row {
  std::string_view words;
  std::string_view method;
  std::string_view route;
  bool marketplace;
};

// microsoft/tfs-cli app/exec, microsoft/vscode-vsce src: read, not tried.
constexpr Row tfx_rows[] = {
    {"extension publish", "PUT", "/_apis/gallery/extensions", true},
    {"extension unpublish", "DELETE", "/_apis/gallery/publishers/{publisher}/extensions/{extension}", true},
    {"extension show", "GET", "/_apis/gallery/publishers/{publisher}/extensions/{extension}", true},
    {"extension isvalid", "GET", "/_apis/gallery/publishers/{publisher}/extensions/{extension}", true},
    {"extension share", "PUT", "/_apis/gallery/publishers/{publisher}/extensions/{extension}/accounts/{account}", true},
    {"extension install", "POST",
     "/_apis/extensionmanagement/installedextensionsbyname/{publisher}/{extension}/{version}", false},
    {"build tasks upload", "PUT", "/_apis/distributedtask/tasks/{task}", false},
    {"build tasks delete", "DELETE", "/_apis/distributedtask/tasks/{task}", false},
    {"build tasks list", "GET", "/_apis/distributedtask/tasks", false},
    {"build queue", "POST", "/{project}/_apis/build/builds", false},
    {"build list", "GET", "/{project}/_apis/build/builds", false},
    {"build show", "GET", "/{project}/_apis/build/builds/{build}", false},
    {"workitem create", "POST", "/{project}/_apis/wit/workitems/$Task", false},
    {"workitem query", "POST", "/{project}/_apis/wit/wiql", false},
    {"workitem update", "PATCH", "/_apis/wit/workitems/{id}", false},
    {"workitem show", "GET", "/_apis/wit/workitems/{id}", false},
};
constexpr Row vsce_rows[] = {
    {"publish", "PUT", "/_apis/gallery/extensions", true},
    {"unpublish", "DELETE", "/_apis/gallery/publishers/{publisher}/extensions/{extension}", true},
};

/// What a command line gives, else what `login` stored, under "tfx." or "vsce.".
Value stored(const Invocation& invocation, std::string_view what) {
  const auto& facts = invocation.state.job.facts;
  const auto found = facts.find(invocation.name + "." + std::string(what));
  return found == facts.end() ? Value() : found->second;
}

Value given(const CommandLine& line, std::initializer_list<std::string_view> options, Value otherwise) {
  const auto* value = line.value(options);
  return value != nullptr ? *value : std::move(otherwise);
}

Value base_of(const Invocation& invocation, const Row& row, const CommandLine& line) {
  if (row.marketplace) return Value(std::string("https://marketplace.visualstudio.com"));
  auto service = given(line, {"--service-url", "-u"}, stored(invocation, "service-url"));
  if (!service.is_nothing()) return service;
  return Value(Text(Hole{.name = "service-url", .kind = HoleKind::url, .carries = {}}));
}

/// The command's own token, its variable, a login. Without any of them these programs ask and send nothing: there is
/// one that nobody here can see.
Value token_of(const Invocation& invocation, const CommandLine& line, std::string_view own_variable) {
  auto token = given(line, {"--token", "-t", "--pat", "-p"}, environment_variable(invocation, own_variable));
  if (token.is_nothing()) token = stored(invocation, "token");
  return token.is_nothing() ? unknown("token") : token;
}

/// `tfx login` keeps token and URL until `tfx logout` (tfs-cli, app/lib/credstore.ts); `vsce login PUBLISHER` asks for
/// the token and keeps it (vscode-vsce, src/store.ts).
void remember_session(Invocation& invocation, const CommandLine& line, std::string_view verb,
                      std::string_view own_variable) {
  auto& facts = invocation.state.job.facts;
  const auto prefix = invocation.name + ".";
  if (verb == "logout") {
    facts.erase(prefix + "token");
    facts.erase(prefix + "service-url");
    return;
  }
  auto otherwise = environment_variable(invocation, own_variable);
  if (otherwise.is_nothing()) otherwise = invocation.input;
  auto token = given(line, {"--token", "-t", "--pat", "-p"}, std::move(otherwise));
  facts[prefix + "token"] = token.is_nothing() ? unknown("token") : std::move(token);
  if (const auto* service = line.value({"--service-url", "-u"})) facts[prefix + "service-url"] = *service;
}

std::optional<Effect> from_rows(Invocation& invocation, std::span<const Row> rows, std::string_view own_variable) {
  const auto all = words(invocation);
  const auto line = parse_options(all, tfx_shape);
  const auto spelt = patscope::join(leading_words(line.operands), " ");
  if (const auto verb = first_operand(line); is_one_of(verb, {"login", "logout"})) {
    remember_session(invocation, line, verb, own_variable);
    return Effect{.requests = {}, .result = unknown("output")};
  }
  for (const auto& row : rows) {
    if (!starts_with_ignoring_case(spelt, row.words)) continue;
    Request request{.method = Value(std::string(row.method)),
                    .url = concatenate(base_of(invocation, row, line), Value(with_segment_holes(row.route))),
                    .headers = {},
                    .credential = token_of(invocation, line, own_variable),
                    .idiom = invocation.name + "-cli"};
    return Effect{.requests = {request}, .result = unknown("output")};
  }
  return Effect{.requests = {}, .result = unknown("output")};
}

}  // namespace

std::optional<Effect> recognise_tfx(Invocation& invocation) {
  return from_rows(invocation, tfx_rows, "AZURE_DEVOPS_TOKEN");
}

std::optional<Effect> recognise_vsce(Invocation& invocation) {
  return from_rows(invocation, vsce_rows, "VSCE_PAT");
}

}  // namespace patscope::calls
