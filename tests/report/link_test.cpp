#include "report/formats/link.h"

#include <gtest/gtest.h>

namespace patscope::report {
namespace {

const Terminal with_links{.path_prefix = {}, .root_url = "file://host/repo/"};

TEST(Link, LeadsToTheFileInTheRoot) {
  EXPECT_EQ(linked("text", "a b/c.yml", with_links), "\x1b]8;;file://host/repo/a%20b/c.yml\x1b\\text\x1b]8;;\x1b\\");
}

TEST(Link, NoPathCanLeaveIt) {
  const auto link = linked("text", "a\x1b\\\x07\n.yml", with_links);
  EXPECT_NE(link.find("file://host/repo/a%1B%5C%07%0A.yml\x1b\\text"), std::string::npos) << link;
}

TEST(Link, IsOnlyMadeForFilesOfTheRepository) {
  for (const char* path : {"steps.yml@templates", "/etc/patscope.yml", "--parameter x"})
    EXPECT_EQ(linked("text", path, with_links), "text") << path;
  EXPECT_EQ(linked("text", "a.yml", plain(with_links)), "text");
  EXPECT_EQ(linked("text", "a.yml", {.path_prefix = {}}), "text");
}

TEST(Link, TakesTheColumnsOfItsText) {
  EXPECT_EQ(columns_of(linked("text", "a.yml", with_links)), 4U);
  EXPECT_EQ(columns_of("a" + linked("\xc3\xa4", "a.yml", with_links) + "b"), 3U);
}

TEST(Link, IsAtEveryPlace) {
  Sources sources;
  const auto id = sources.add("a.yml", "one\ntwo");
  EXPECT_EQ(shown_place(sources, {id, 5, 6}, with_links), linked("a.yml:2:2", "a.yml", with_links));
  EXPECT_EQ(shown_line(sources, {id, 5, 6}, with_links), linked("a.yml:2", "a.yml", with_links));
}

}  // namespace
}  // namespace patscope::report
