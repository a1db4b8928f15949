// Azure DevOps' own client libraries: azure-devops-node-api and azure-devops for Python, with their older names.

#include <array>

#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view node_client = "azure-devops-node-api.client.";
constexpr std::string_view python_client = "azure.devops.client.";

struct Sdk {
  std::string_view language;  ///< as sdk.txt spells it
  std::string_view client;    ///< before a client's name in its type
  std::string_view idiom;
};
constexpr Sdk node{.language = "node", .client = node_client, .idiom = "js-azure-devops-node-api"};
constexpr Sdk python{.language = "python", .client = python_client, .idiom = "python-azure-devops"};

/// A client of one area: what it sends goes to its connection's organization with its connection's credential.
Effect make_client(Invocation& invocation, const Sdk& sdk, std::string_view name, const Value& connection) {
  auto& state = invocation.state;
  return {.result = add_library_object(
              state, std::string(sdk.client) + std::string(name),
              {{"url", field(state, connection, "url")}, {"credential", field(state, connection, "credential")}})};
}

Effect send(const Invocation& invocation, const Sdk& sdk, std::string_view client, std::string_view method) {
  const auto& state = invocation.state;
  Request request{.method = {},
                  .url = field(state, invocation.receiver, "url"),
                  .headers = {},
                  .credential = field(state, invocation.receiver, "credential"),
                  .idiom = std::string(sdk.idiom),
                  .azure_devops = true};
  const auto operation = invocation.catalog.sdk_operation(sdk.language, client, method);
  if (!operation || operation->empty())
    request.unresolved = "no operation is known for " + std::string(client) + "." + std::string(method);
  else if (const auto* known_operation = invocation.catalog.find(*operation)) {
    request.operation = known_operation->name();
    request.method = Value(known_operation->method);
  }
  if (request.operation.empty()) request.method = unknown("method");
  return {.requests = {request}};
}

/// "getBuildApi" of a WebApi; "connect" and its kin are none.
bool gets_node_client(std::string_view name) {
  return name.starts_with("get") && name.ends_with("Api") && name.size() > 6;
}

bool is_handler(std::string_view name) {
  return name.starts_with("get") && name.find("Handler") != std::string_view::npos;
}

/// A handler is what it carries: getPersonalAccessTokenHandler(token), getBasicHandler(user, password).
Effect make_handler(const Invocation& invocation) {
  Value carried;
  for (const auto& argument : invocation.arguments)
    if (argument.value) carried = concatenate(carried, *argument.value);
  return {.result = carried};
}

Effect make_connection(Invocation& invocation, std::string type, const Value& url, const Value& credential) {
  return {.result = add_library_object(invocation.state, std::move(type), {{"url", url}, {"credential", credential}})};
}

/// The connection behind `connection.clients` and `connection.clients_v7_1`.
Value connection_of(const State& state, const Value& receiver) {
  const auto owner = field(state, receiver, "@owner");
  return owner.is_nothing() ? receiver : owner;
}

/// "azure.devops.v7_1.build.build_client.BuildClient" -> "BuildClient".
std::optional<Effect> get_client_by_class(Invocation& invocation) {
  const auto type = known(argument(invocation, "client_type", 0));
  return make_client(invocation, python, type ? last_name(*type) : "unknown client", invocation.receiver);
}

}  // namespace

std::optional<Effect> recognise_node_sdk(Invocation& invocation) {
  const std::string_view name = last_name(invocation.name);
  if (starts_with_ignoring_case(invocation.name, node_client))
    return send(invocation, node, last_name(name_before(invocation.name)), name);
  const auto* first = plain(invocation, 0);
  const auto* second = plain(invocation, 1);
  if (name == "WebApi")
    return make_connection(invocation, "azure-devops-node-api.WebApi", first != nullptr ? *first : Value(),
                           second != nullptr ? *second : Value());
  if (name == "createWithBearerToken")
    return make_connection(invocation, "azure-devops-node-api.WebApi", first != nullptr ? *first : Value(),
                           second != nullptr ? *second : Value());
  if (is_handler(name)) return make_handler(invocation);
  if (gets_node_client(name)) return make_client(invocation, node, name, invocation.receiver);
  return std::nullopt;
}

std::optional<Effect> recognise_python_sdk(Invocation& invocation) {
  const std::string_view name = last_name(invocation.name);
  if (starts_with_ignoring_case(invocation.name, python_client))
    return send(invocation, python, last_name(name_before(invocation.name)), name);
  if (name == "Connection" || name == "VssConnection")
    return make_connection(invocation, "azure.devops.connection.Connection", argument(invocation, "base_url", 0),
                           argument(invocation, "creds", 1));
  if (name == "get_client") return get_client_by_class(invocation);
  if (name.starts_with("get_") && name.ends_with("_client"))
    return make_client(invocation, python, name, connection_of(invocation.state, invocation.receiver));
  const bool client_class = name.ends_with("Client") && name.size() > 6;
  if (!client_class) return std::nullopt;
  auto made = make_connection(invocation, "azure.devops.connection.Connection", argument(invocation, "base_url", 0),
                              argument(invocation, "creds", 1));
  return make_client(invocation, python, name, *made.result);
}

}  // namespace patscope::calls
