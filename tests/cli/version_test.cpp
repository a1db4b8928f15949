#include "cli/commands/version.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "support/run.h"

namespace patscope::cli {
namespace {

TEST(Version, NamesTheCatalogueToo) {
  const auto catalog = catalog::Catalog::embedded();
  const auto text = version_text();
  EXPECT_EQ(text.find("patscope "), 0U) << text;
  EXPECT_NE(text.find(catalog.commit()), std::string::npos) << text;
  EXPECT_NE(text.find(catalog.date()), std::string::npos) << text;
  EXPECT_EQ(support::run("patscope --version", ".").out, text + '\n');
}

}  // namespace
}  // namespace patscope::cli
