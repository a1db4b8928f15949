#include "calls/tasks/token_tasks.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/dispatch.h"
#include "calls/recognise/requests.h"
#include "catalog/tasks.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::MacroContext;
using pipeline::Step;
using pipeline::VariableScope;

Text input(const Step& step, const VariableScope& scope, std::string_view name) {
  const auto* text = step.input(name);
  return text == nullptr ? Text() : pipeline::replace_macros(*text, scope, MacroContext::value);
}

bool holds(std::string_view condition, const Step& step, const VariableScope& scope) {
  if (condition.empty()) return true;
  const auto equals = condition.find('=');
  const bool negated = condition[equals - 1] == '!';
  const auto given = input(step, scope, condition.substr(0, negated ? equals - 1 : equals)).with_names();
  return equals_ignoring_case(given, condition.substr(equals + 1)) != negated;
}

Text url_of(std::string_view pattern, const Step& step, const VariableScope& scope) {
  Text url;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    url.append(pattern.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = pattern.find('}', open);
    const auto name = pattern.substr(open + 1, close - open - 1);
    pattern.remove_prefix(close + 1);
    if (auto hole = pipeline::predefined_hole(name)) {
      url.append(Text(std::move(*hole)));
      continue;
    }
    auto value = input(step, scope, name);
    if (value.empty()) value = Text(Hole{.name = std::string(name), .kind = HoleKind::segment, .carries = {}});
    const auto flat = flatten(value);
    url.append(slice(value, 0, flat.ends_with('/') ? flat.size() - 1 : flat.size()));
  }
  return url;
}

bool record_known_requests(Machine& machine, const Step& step, const VariableScope& scope) {
  const auto task = std::string_view(step.task).substr(0, step.task.find('@'));
  bool known_task = false;
  for (const auto& row : catalog::task_requests()) {
    if (!equals_ignoring_case(row.task, task)) continue;
    known_task = true;
    if (!holds(row.when, step, scope)) continue;
    auto token = input(step, scope, row.credential);
    if (token.empty()) token = Text(*pipeline::predefined_hole("System.AccessToken"));
    Request request{.method = Value(std::string(row.method)),
                    .url = Value(url_of(row.url, step, scope)),
                    .headers = {},
                    .credential = Value(token),
                    .idiom = "task-" + to_lower(task)};
    (void)record(machine, make_invocation(machine, step.task, {}, step.span), request);
  }
  return known_task;
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](auto each) { return equals_ignoring_case(each, name); });
}

// As the marketplace's tasks name them.
constexpr std::array<std::string_view, 14> own_names = {"pat",
                                                        "personalAccessToken",
                                                        "accessToken",
                                                        "azureDevOpsToken",
                                                        "azureDevOpsAccessToken",
                                                        "azureDevOpsPat",
                                                        "adoToken",
                                                        "adoPat",
                                                        "azdoPat",
                                                        "devOpsPat",
                                                        "devOpsToken",
                                                        "systemAccessToken",
                                                        "overridePat",
                                                        "vstsToken"};
constexpr std::array<std::string_view, 5> general_names = {"token", "password", "authToken", "repoToken", "apiToken"};

/// Whether one of the inputs says that the task talks to Azure DevOps.
bool speaks_of_azure_devops(const Step& step, const VariableScope& scope) {
  return std::any_of(step.inputs.begin(), step.inputs.end(), [&](const auto& entry) {
    const auto text = pipeline::replace_macros(entry.value, scope, MacroContext::value).with_names();
    constexpr std::array<std::string_view, 5> signs = {"dev.azure.com", "visualstudio.com", "System.CollectionUri",
                                                       "System.TeamFoundationCollectionUri", "Personal Access Token"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](auto sign) { return find_ignoring_case(text, sign) != std::string_view::npos; });
  });
}

void tell_of_tokens(Machine& machine, const Step& step, const VariableScope& scope) {
  for (const auto& entry : step.inputs) {
    const bool own = is_one_of(entry.key, own_names);
    if (!own && !is_one_of(entry.key, general_names)) continue;
    const auto carried = pipeline::replace_macros(entry.value, scope, MacroContext::value).carries();
    if (carried.empty()) continue;
    const bool own_token = carried.front().kind != CredentialKind::pat;
    if (!own && !own_token && !speaks_of_azure_devops(step, scope)) continue;
    const auto whose = own_token || carried.front().name.empty() ? std::string() : " (" + carried.front().name + ")";
    tell(machine, step.span,
         "what " + step.task + " does with the token in its input " + entry.key + whose +
             " is not known: declare it under calls: in the configuration");
  }
}

}  // namespace

void record_token_task(Machine& machine, const Step& step, const VariableScope& scope) {
  machine.via = step.via;
  if (!record_known_requests(machine, step, scope)) tell_of_tokens(machine, step, scope);
}

}  // namespace patscope::calls
