#include <gtest/gtest.h>

#include <array>

#include "rest/url.h"
#include "support/texts.h"

namespace patscope {
namespace {

using enum HostKind;

struct Row {
  std::string_view url;
  HostKind kind;
  std::string_view name;
  std::string_view service;
  std::string_view context;
  AdoEvidence evidence = AdoEvidence::host;
};

constexpr auto anchor = AdoEvidence::anchor;
constexpr auto none = AdoEvidence::none;

const auto golden = std::to_array<Row>({
    {"https://dev.azure.com/o/p/_apis/x", services, "dev.azure.com", "", "o|p"},
    {"https://dev.azure.com/o/DefaultCollection/p/_apis/x", services, "dev.azure.com", "", "o|p"},
    {"https://vssps.dev.azure.com/o/_apis/x", services, "vssps.dev.azure.com", "vssps", "o"},
    {"https://app.vssps.dev.azure.com/_apis/x", services, "app.vssps.dev.azure.com", "vssps", ""},
    {"https://status.dev.azure.com/_apis/status/health", services, "status.dev.azure.com", "status", ""},
    {"https://{svc}.dev.azure.com/o/_apis/x", services, "{}.dev.azure.com", "", "o"},
    {"https://{prefix}dev.azure.com/o/_apis/x", services, "{}dev.azure.com", "", "o"},
    {"https://fabrikam.visualstudio.com/p/_apis/x", services, "fabrikam.visualstudio.com", "", "fabrikam|p"},
    {"https://F.VisualStudio.com/DefaultCollection/p/_apis/x", services, "f.visualstudio.com", "", "F|p"},
    {"https://{org}.visualstudio.com/{p}/_apis/x", services, "{}.visualstudio.com", "", "{}|{}"},
    {"https://f.vsrm.visualstudio.com/p/_apis/x", services, "f.vsrm.visualstudio.com", "vsrm", "f|p"},
    {"https://{org}.{svc}.visualstudio.com/_apis/x", services, "{}.{}.visualstudio.com", "", "{}"},
    {"https://app.vssps.visualstudio.com/_apis/accounts", services, "app.vssps.visualstudio.com", "vssps", ""},
    {"https://spsprodcus5.vssps.visualstudio.com/A0/_apis/Identities/i", services, "spsprodcus5.vssps.visualstudio.com",
     "vssps", "A0"},
    {"https://marketplace.visualstudio.com/_apis/gallery/x", services, "marketplace.visualstudio.com", "marketplace",
     ""},
    {"http://server:8080/tfs/DefaultCollection/P/T/_apis/x", on_premises, "server", "", "DefaultCollection|P|T",
     anchor},
    {"http://server:8080/tfs/_apis/projectCollections", on_premises, "server", "", "", anchor},
    {"https://ado.corp.example/Coll/_apis/projects", on_premises, "ado.corp.example", "", "Coll", anchor},
    {"https://ado.corp.example/Coll/P/_git/r/info/refs", on_premises, "ado.corp.example", "", "Coll|P", anchor},
    {"server.corp:8080/tfs/C/_apis/projects", on_premises, "server.corp", "", "C", anchor},
    {"https://{server}.corp.example/C/_apis/wit/wiql", on_premises, "{}.corp.example", "", "C", anchor},
    {"https://{host}/o/_apis/x", unknown, "{}", "", "o", anchor},
    {"https://{host}/tfs/C/_apis/x", unknown, "{}", "", "C", anchor},
    {"https://dev.{domain}/o/_apis/x", unknown, "dev.{}", "", "o", anchor},
    {"{base}/p/_apis/x", unknown, "{}", "", "{}|p", anchor},
    {"{uri:collection}p/_apis/x", unknown, "{}", "", "{}|p"},
    {"{uri:collection}{rest}", unknown, "{}", "", "{}|{}"},
    {"{site}/_api/web/lists", unknown, "{}", "", "{}", none},
    {"https://contoso.sharepoint.com/sites/x/_api/web/lists", foreign, "contoso.sharepoint.com", "", "sites|x", none},
    {"https://pipelines.actions.githubusercontent.com/k/_apis/pipelines/1", foreign,
     "pipelines.actions.githubusercontent.com", "", "k", none},
    {"https://gitlab.example/api/_apis", foreign, "gitlab.example", "", "api", none},
    {"https://gitlab.example/api/_apis/issues", foreign, "gitlab.example", "", "api", none},
    {"https://update.code.visualstudio.com/_apis/x", foreign, "update.code.visualstudio.com", "", "", none},
    {"https://dev.azure.com.evil.example/o/_apis/x", foreign, "dev.azure.com.evil.example", "", "o", none},
});

TEST(Hosts, AreToldByNameAndPath) {
  for (const auto& row : golden) {
    SCOPED_TRACE(row.url);
    const auto url = UrlPattern::parse(text_of(row.url));
    ASSERT_TRUE(url);
    EXPECT_EQ(url->host.kind, row.kind);
    EXPECT_EQ(url->host.name, row.name);
    EXPECT_EQ(url->host.service, row.service);
    EXPECT_EQ(joined(url->context), row.context);
    EXPECT_EQ(evidence_of(text_of(row.url)), row.evidence);
  }
}

TEST(Hosts, WithoutAnAnchorOnlyTheServicesCount) {
  EXPECT_EQ(evidence_of(text_of("https://dev.azure.com/o/{rest}")), AdoEvidence::host);
  EXPECT_EQ(evidence_of(text_of("https://api.github.com/repos")), AdoEvidence::none);
  EXPECT_EQ(evidence_of(text_of("https://download.visualstudio.com/x")), AdoEvidence::none);
  EXPECT_EQ(evidence_of(text_of("{url}")), AdoEvidence::none);
}

}  // namespace
}  // namespace patscope
