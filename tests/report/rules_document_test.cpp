#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "report/rules/rules.h"

namespace patscope::report {
namespace {

/// UPDATE_DOCS=1 writes the page anew (scripts/refresh-docs).
TEST(RulesDocument, SaysWhatTheTableSays) {
  const std::string path = PATSCOPE_ROOT "/docs/rules.md";
  if (std::getenv("UPDATE_DOCS") != nullptr) std::ofstream(path, std::ios::binary) << rules_as_markdown();
  std::ifstream file(path, std::ios::binary);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, rules_as_markdown()) << "run scripts/refresh-docs";
}

}  // namespace
}  // namespace patscope::report
