// Libraries that mint Entra tokens. Only those for Azure DevOps are its credential: its application's id is documented
// under "Authenticate to Azure DevOps with Microsoft Entra".

#include <algorithm>
#include <array>

#include "calls/recognise/library_request.h"
#include "calls/recognise/recognise.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 8> functions = {
    "get_token",  // azure.identity
    "getToken",   // @azure/identity
    "acquire_token_for_client",
    "acquire_token_by_username_password",
    "acquire_token_with_client_credentials",
    "acquireTokenByClientCredential",
    "acquireTokenWithClientCredentials",
    "acquireTokenByUsernamePassword",
};
/// The application's id, its identifier of old (whose scope is ".default" as well), what libraries make of a host.
constexpr std::array<std::string_view, 3> resources = {"499b84ac-1321-427f-aa17-267ca6975798",
                                                       "app.vssps.visualstudio.com", "https://dev.azure.com"};

enum class Audience { azure_devops, other, open };

/// Scopes come as texts, lists of texts and options objects with either.
void collect(const State& state, const Value& value, int depth, std::vector<Text>& found) {
  found.insert(found.end(), value.texts.begin(), value.texts.end());
  if (depth == 0) return;
  for (const auto id : value.objects) {
    const auto& object = state.heap.get(id);
    for (const auto& item : object.items) collect(state, item, depth - 1, found);
    for (const auto& [key, item] : object.fields) collect(state, item, depth - 1, found);
  }
}

bool names_azure_devops(const Text& text) {
  const auto flat = flatten(text);
  return std::any_of(resources.begin(), resources.end(), [&](std::string_view resource) {
    return find_ignoring_case(flat, resource) != std::string::npos;
  });
}

Audience audience_of(const Invocation& invocation) {
  std::vector<Text> texts;
  for (const auto& argument : invocation.arguments)
    if (argument.value) collect(invocation.state, *argument.value, 2, texts);
  if (std::any_of(texts.begin(), texts.end(), names_azure_devops)) return Audience::azure_devops;
  const bool open = std::any_of(texts.begin(), texts.end(), [](const Text& text) { return text.has_hole(); });
  return open ? Audience::open : Audience::other;
}

}  // namespace

std::vector<Credential> minted_by(const Invocation& invocation) {
  std::vector<Text> texts;
  for (const auto& argument : invocation.arguments)
    if (argument.value) collect(invocation.state, *argument.value, 3, texts);
  const bool named = std::any_of(texts.begin(), texts.end(), [](const Text& text) {
    const auto flat = flatten(text);
    return find_ignoring_case(flat, resources[0]) != std::string::npos ||
           find_ignoring_case(flat, resources[1]) != std::string::npos;
  });
  if (!named) return {};
  return {{CredentialKind::entra, ""}};
}

std::optional<Effect> recognise_entra_token(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  if (std::find(functions.begin(), functions.end(), name) == functions.end()) return std::nullopt;
  // A token for somewhere else is no credential of Azure DevOps, whatever secret it was bought with.
  if (audience_of(invocation) == Audience::other) return Effect{.result = unknown("token")};
  return Effect{.result = unknown("Entra token", HoleKind::any, {{CredentialKind::entra, ""}})};
}

}  // namespace patscope::calls
