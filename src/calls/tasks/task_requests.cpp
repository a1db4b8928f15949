#include "calls/tasks/task_requests.h"

#include "calls/evaluate/dispatch.h"
#include "calls/recognise/requests.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// The value of "Authorization" in the task's JSON headers; null without.
Value authorization_in(const Text& headers) {
  const auto flat = flatten(headers);
  const auto key = find_ignoring_case(flat, "authorization");
  if (key == std::string::npos) return {};
  const auto colon = flat.find(':', key);
  const auto open = colon == std::string::npos ? colon : flat.find('"', colon);
  if (open == std::string::npos) return {};
  const auto close = flat.find('"', open + 1);
  return Value(slice(headers, open + 1, std::min(close, flat.size())));
}

/// The connection's URL is not in the repository; its suffix tells whether it is Azure DevOps.
Text url_of(const Text& connection, const Text& suffix) {
  Text url(Hole{.name = connection.with_names(), .kind = HoleKind::url, .carries = {}});
  if (!flatten(suffix).starts_with('/')) url.append("/");
  return url + suffix;
}

}  // namespace

bool record_task_request(Machine& machine, const pipeline::Step& step, const pipeline::VariableScope& scope) {
  if (!is_named(step, "InvokeRESTAPI")) return false;
  const auto input = [&](std::string_view names) { return input_text(step, scope, names); };
  const auto connection =
      input("serviceConnection|connectedServiceName|azureServiceConnection|connectedServiceNameARM");
  const auto suffix = input("urlSuffix|urlSuffixAzure");
  const auto method = input("method");
  Request request;
  request.method = Value(method.empty() ? Text(std::string("POST")) : method);
  request.url = Value(url_of(connection, suffix));
  request.headers = {{"Authorization", authorization_in(input("headers"))}};
  if (request.headers.front().second.is_nothing()) request.headers.clear();
  request.fallback_credential = Credential{.kind = CredentialKind::service_connection, .name = connection.with_names()};
  request.idiom = "task-invokerestapi";
  machine.via = step.via;
  const auto invocation = make_invocation(machine, step.task, {}, step.span);
  (void)record(machine, invocation, request);
  return true;
}

}  // namespace patscope::calls
