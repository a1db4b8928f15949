#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/run.h"
#include "support/stand_in/organization.h"

namespace patscope::cli {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// A repository whose only request reads builds with the PAT in Shop.Pat, unless it is given another pipeline.
class BuildReader {
 public:
  BuildReader()
      : BuildReader(
            "steps:\n"
            "  - bash: curl -u \":$PAT\" 'https://dev.azure.com/contoso/Shop/_apis/build/builds'\n"
            "    env: {PAT: $(Shop.Pat)}\n") {}
  explicit BuildReader(const std::string& pipeline) {
    support::write_file(folder_.path() / "azure-pipelines.yml", pipeline);
  }

  [[nodiscard]] support::Outcome run(const std::string& command, const Variables& variables = {}) const {
    std::string script;
    // A shell cannot set a variable with a dot in its name; env can. Nothing is inherited that leads elsewhere.
    for (const auto& name :
         {"HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "AGENT_PROXYURL",
          "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMPROJECT", "SYSTEM_ACCESSTOKEN", "BUILD_REPOSITORY_PROVIDER"})
      script += std::string("unset ") + name + "\n";
    for (const auto& [name, value] : variables) script += "export " + name + "='" + value + "'\n";
    return support::run(script + command, folder_.path());
  }

  /// With the stand-in in the place of the service, and `token` in the variable of the PAT.
  [[nodiscard]] support::Outcome ask(const stand_in::Organization& organization, const std::string& token,
                                     const std::string& command, Variables more = {}) const {
    more.emplace_back("SHOP_PAT", token);
    return ask(organization, command, std::move(more));
  }

  [[nodiscard]] support::Outcome ask(const stand_in::Organization& organization, const std::string& command,
                                     Variables more) const {
    for (const auto& variable : organization.environment()) more.push_back(variable);
    return run(command, more);
  }

 private:
  support::ScratchFolder folder_;
};

}  // namespace patscope::cli
