#include "calls/tasks/token_tasks.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/dispatch.h"
#include "calls/recognise/requests.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "catalog/tasks.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::MacroContext;
using pipeline::Step;
using pipeline::VariableScope;

bool record_known_requests(Machine& machine, const Step& step, const VariableScope& scope) {
  const auto task = task_name(step);
  bool known_task = false;
  for (const auto& row : catalog::task_requests()) {
    if (!equals_ignoring_case(row.task, task)) continue;
    known_task = true;
    if (!holds(row.when, step, scope)) continue;
    auto token = input_text(step, scope, row.credential);
    if (token.empty()) token = Text(*pipeline::predefined_hole("System.AccessToken"));
    Request request{.method = Value(std::string(row.method)),
                    .url = Value(url_of_inputs(row.url, step, scope)),
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

/// Whether what an input or variable of the step holds is evidently meant for Azure DevOps. Of a task that is known by
/// its GUID only nobody can say whom it talks to.
bool is_for_azure_devops(const pipeline::Entry& entry, const Credential& carried, const Step& step,
                         const VariableScope& scope) {
  const bool own_token = carried.kind != CredentialKind::pat;
  if (own_token && has_unknown_guid(step)) return true;
  if (is_one_of(entry.key, own_names)) return true;
  if (!is_one_of(entry.key, general_names)) return false;
  return own_token || has_unknown_guid(step) || speaks_of_azure_devops(step, scope);
}

void tell_of_tokens(Machine& machine, const Step& step, const VariableScope& scope) {
  auto handed = step.inputs;
  if (has_unknown_guid(step)) handed.insert(handed.end(), step.env.begin(), step.env.end());
  for (const auto& entry : handed) {
    const auto carried = pipeline::replace_macros(entry.value, scope, MacroContext::value).carries();
    if (carried.empty() || !is_for_azure_devops(entry, carried.front(), step, scope)) continue;
    const bool has_name = carried.front().kind == CredentialKind::pat && !carried.front().name.empty();
    tell(machine, step.span,
         "what " + step.task + " does with the token in its input " + entry.key +
             (has_name ? " (" + carried.front().name + ")" : "") +
             " is not known: declare it under calls: in the configuration");
  }
}

}  // namespace

void record_token_task(Machine& machine, const Step& step, const VariableScope& scope) {
  machine.via = step.via;
  if (!record_known_requests(machine, step, scope)) tell_of_tokens(machine, step, scope);
}

}  // namespace patscope::calls
