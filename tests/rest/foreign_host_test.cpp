#include <gtest/gtest.h>

#include "rest/url.h"
#include "support/texts.h"

namespace patscope {
namespace {

TEST(ForeignHost, IsToldOfSomebodyElsesHostsOnly) {
  struct Row {
    std::string_view url;
    std::string_view host;
  };
  const Row rows[] = {
      {"https://api.github.com/repos/o/r", "api.github.com"},
      {"https://x:{token}@GitHub.com:443/o/r.git/info/refs", "github.com"},
      {"https://{app}.azurewebsites.net/api/hook", "{app}.azurewebsites.net"},
      {"https://www.example.org?t={token}", "www.example.org"},
      {"https://dev.azure.com/o/p/_apis/projects", ""},
      {"https://app.vstoken.visualstudio.com/x", ""},
      {"https://server/tfs/Collection/_apis/projects", ""},
      {"http://localhost:8080/x", ""},
      {"https://{host}/x", ""},
      {"https://api.{domain}/x", ""},
      {"https://{name}.com/x", ""},
      {"{url}/x", ""},
      {"release.json", ""},
      {"ssh://git@github.com/o/r", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(foreign_host(text_of(row.url)).value_or(""), row.host) << row.url;
}

}  // namespace
}  // namespace patscope
