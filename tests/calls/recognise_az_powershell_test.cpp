#include <gtest/gtest.h>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

std::vector<Credential> token_for(std::string resource, std::optional<Credential> identity) {
  TestCall call(script::Language::powershell, "get-azaccesstoken");
  if (identity) call.state.job.facts["az.module.identity"] = unknown("az", HoleKind::any, {*identity});
  const auto effect = call.flag("-ResourceUrl").plain(Value(std::move(resource))).recognise();
  return carries(field(call.state, *effect->result, "Token"));
}

TEST(AzPowerShell, MintsTokensForAzureDevOpsOnly) {
  const Credential connection{CredentialKind::service_connection, "prod"};
  EXPECT_EQ(token_for("499b84ac-1321-427f-aa17-267ca6975798", connection),
            (std::vector<Credential>{{CredentialKind::entra, "prod"}}));
  EXPECT_EQ(token_for("499B84AC-1321-427F-AA17-267CA6975798", std::nullopt),
            (std::vector<Credential>{{CredentialKind::entra, ""}}));
  EXPECT_TRUE(token_for("https://graph.microsoft.com", connection).empty());
}

}  // namespace
}  // namespace patscope::calls
