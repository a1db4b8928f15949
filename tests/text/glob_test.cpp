#include "text/glob.h"

#include <gtest/gtest.h>

namespace patscope {
namespace {

TEST(Glob, NamesPathsAsPeopleWriteThem) {
  const struct {
    const char* pattern;
    const char* path;
    bool matches;
  } rows[] = {
      {"a.yml", "a.yml", true},
      {"a.yml", "b/a.yml", false},
      {"*.yml", "a.yml", true},
      {"*.yml", "b/a.yml", false},
      {"**/*.yml", "b/c/a.yml", true},
      {"**/*.yml", "a.yml", true},
      {"scripts/**", "scripts/a/b", true},
      {"scripts/**", "script/a", false},
      {"?.sh", "a.sh", true},
      {"?.sh", "/.sh", false},
      {"", "", true},
      {"", "a", false},
      {"*", "", true},
      {"a*b*c", "aXbYc", true},
      {"a*b*c", "aXbY", false},
      {"**/x/**", "a/x/b", true},
      {"a/**/b", "a/b", true},
      {"a/**/b", "axb", false},
  };
  for (const auto& row : rows)
    EXPECT_EQ(matches_glob(row.pattern, row.path), row.matches) << row.pattern << ' ' << row.path;
}

TEST(Glob, ManyStarsTakeNoLongerThanTheyAreMany) {
  const std::string pattern(2000, '*');
  EXPECT_FALSE(matches_glob(pattern + "b", std::string(2000, 'a')));
}

}  // namespace
}  // namespace patscope
