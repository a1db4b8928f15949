// Az PowerShell: identities and the tokens minted for them.

#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// The resource that Entra tokens for Azure DevOps are minted for.
constexpr std::string_view azure_devops_resource = "499b84ac-1321-427f-aa17-267ca6975798";

const CmdletShape& token_shape() {
  static const CmdletShape shape{
      .parameters = {"ResourceUrl", "ResourceTypeName", "TenantId", "DefaultProfile"},
      .switches = {"AsSecureString"},
      .positional = {},
      .aliases = {{"Resource", "ResourceUrl"}, {"ResourceUri", "ResourceUrl"}, {"Tenant", "TenantId"}}};
  return shape;
}

bool is_for_azure_devops(const Value* resource) {
  if (resource == nullptr) return false;
  for (const auto& text : as_texts(*resource))
    if (text.has_hole() || find_ignoring_case(text.with_blanks(), azure_devops_resource) != std::string::npos)
      return true;
  return false;
}

/// A token is the identity's own, by the name of the connection it came by.
std::vector<Credential> entra_credentials(const Invocation& invocation) {
  const auto found = invocation.state.job.facts.find("az.module.identity");
  std::vector<Credential> credentials;
  if (found != invocation.state.job.facts.end())
    for (const auto& credential : carries(found->second))
      credentials.push_back({CredentialKind::entra, credential.name});
  if (credentials.empty()) credentials.push_back({CredentialKind::entra, invocation.step.connection});
  return credentials;
}

}  // namespace

std::optional<Effect> recognise_get_az_access_token(Invocation& invocation) {
  const auto arguments = bind(invocation, token_shape());
  const bool ours = is_for_azure_devops(bound(arguments, "ResourceUrl"));
  const Value token = ours ? unknown("an Entra token", HoleKind::any, entra_credentials(invocation))
                           : unknown("a token of another service");
  return Effect{.requests = {}, .result = add_object(invocation.state, {.fields = {{"Token", token}}})};
}

std::optional<Effect> recognise_connect_az_account(Invocation& invocation) {
  invocation.state.job.facts["az.module.identity"] =
      unknown("Connect-AzAccount", HoleKind::any, {{CredentialKind::entra, invocation.step.connection}});
  return Effect{.requests = {}, .result = unknown("the Azure context")};
}

}  // namespace patscope::calls
