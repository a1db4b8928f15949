#include <algorithm>
#include <iterator>

#include "report/rules/rules.h"

namespace patscope::report {
namespace {

constexpr std::string_view reads_builds = R"yaml(steps:
  - bash: curl -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/builds
    env: { PAT: $(ReleasePat) }
)yaml";
constexpr std::string_view live = "patscope check --live --organization contoso --project shop";
constexpr std::string_view verify =
    "patscope verify --credential ReleasePat --organization contoso --project shop --admin-token-env ADMIN_TOKEN "
    "--token-owner aad.NzY1 --token-name release";

constexpr Example table[] = {
    {.rule = "missing-scope", .command = "patscope check --grant ReleasePat=vso.build", .pipeline = R"yaml(steps:
  - bash: curl -d @build.json -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/builds
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "full-access-only-endpoint",
     .command = "patscope check --grant ReleasePat=vso.hooks",
     .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" https://dev.azure.com/contoso/shop/_api/_build/definitions
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "entra-only-endpoint", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" https://vssps.dev.azure.com/contoso/_apis/tokens/pats?api-version=7.2-preview.1
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "pat-expired", .command = live, .pipeline = reads_builds},
    {.rule = "pat-revoked", .command = live, .pipeline = reads_builds},
    {.rule = "pat-blocked", .command = live, .pipeline = reads_builds},
    {.rule = "pat-of-another-organization", .command = live, .pipeline = reads_builds},
    {.rule = "literal-pat", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":THE-TOKEN-ITSELF" https://dev.azure.com/contoso/shop/_apis/build/builds
)yaml"},
    {.rule = "pat-to-foreign-host", .command = "patscope check --grant ReleasePat=vso.code", .pipeline = R"yaml(steps:
  - bash: git clone "https://build:$PAT@github.com/contoso/shop.git"
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "invalid-pipeline", .command = "patscope check", .pipeline = R"yaml(steps:
  - template: templates/that-was-never-there.yml
)yaml"},
    {.rule = "unproven-scope", .command = "patscope check", .pipeline = reads_builds},
    {.rule = "unknown-endpoint", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/bilds
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "unresolved-call", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" "$(cat url.txt)?api-version=7.1"
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "unread-template", .command = "patscope check", .pipeline = R"yaml(resources:
  repositories:
    - repository: shared
      type: git
      name: contoso/shared
steps:
  - template: deploy.yml@shared
)yaml"},
    {.rule = "unread-script", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: ./vendor/install.sh
)yaml"},
    {.rule = "unverified", .command = live, .pipeline = reads_builds},
    {.rule = "contradicted-grant",
     .command = "patscope check --live --organization contoso --project shop --grant ReleasePat=vso.build",
     .pipeline = reads_builds},
    {.rule = "pat-expires-soon", .command = verify, .pipeline = reads_builds},
    {.rule = "pat-for-all-organizations", .command = verify, .pipeline = reads_builds},
    {.rule = "global-pat-endpoint", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" https://app.vssps.visualstudio.com/_apis/profile/profiles/me
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "full-access-pat", .command = "patscope check --grant ReleasePat=app_token", .pipeline = reads_builds},
    {.rule = "unused-grant",
     .command = "patscope check --grant ReleasePat=vso.build --grant RelaesePat=vso.build",
     .pipeline = reads_builds},
    {.rule = "wrong-host", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/release/releases
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "pat-in-url", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: git clone "https://build:$PAT@dev.azure.com/contoso/shop/_git/shop"
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "discouraged-scope",
     .command = "patscope check --grant 'ReleasePat=vso.build vso.security_manage'",
     .pipeline = reads_builds},
    {.rule = "unused-ignore", .command = "patscope check --grant ReleasePat=vso.build", .pipeline = R"yaml(steps:
  # patscope: ignore[missing-scope] the owner adds the scope next week
  - bash: curl -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/builds
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "ignore-without-reason", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: ./vendor/install.sh  # patscope: ignore[unread-script]
)yaml"},
    {.rule = "ambiguous-call", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -X "$METHOD" -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/builds
    env: { PAT: $(ReleasePat) }
)yaml"},
    {.rule = "excess-scope",
     .command = "patscope check --grant 'ReleasePat=vso.build vso.code'",
     .pipeline = reads_builds},
    {.rule = "secret-in-command-line", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$(ReleasePat)" https://dev.azure.com/contoso/shop/_apis/build/builds
)yaml"},
    {.rule = "job-token-suffices", .command = "patscope check", .pipeline = R"yaml(steps:
  - bash: curl -u ":$PAT" "$(System.CollectionUri)$(System.TeamProject)/_apis/build/builds"
    env: { PAT: $(ReleasePat) }
)yaml"},
};

}  // namespace

std::span<const Example> examples() {
  return table;
}

const Example* find_example(std::string_view rule) {
  const auto* found =
      std::find_if(std::begin(table), std::end(table), [&](const Example& example) { return example.rule == rule; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace patscope::report
