#include "pipeline/files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "pipeline/disk_files.h"
#include "pipeline/encoding.h"
#include "pipeline/memory_files.h"
#include "text/world_error.h"

namespace patscope::pipeline {
namespace {

TEST(Paths, AreNormalizedAndNeverLeaveTheRoot) {
  EXPECT_EQ(normalize_path("a/./b/../c"), "a/c");
  EXPECT_EQ(normalize_path("a\\b"), "a/b");
  EXPECT_EQ(normalize_path("../a"), std::nullopt);
  EXPECT_EQ(resolve_path("a/b", "../c.yml"), "a/c.yml");
  EXPECT_EQ(resolve_path("a/b", "/c.yml"), "c.yml");
  EXPECT_EQ(resolve_path("a", "../../c.yml"), std::nullopt);
  EXPECT_EQ(folder_of("a/b/c.yml"), "a/b");
  EXPECT_EQ(folder_of("c.yml"), "");
}

TEST(Encoding, ReadsWhatWindowsWrites) {
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFx").bytes, "x");
  EXPECT_EQ(to_utf8(std::string("\xFF\xFEx\0\xE9\0", 6)).bytes, "x\xC3\xA9");
  EXPECT_EQ(to_utf8(std::string("\xFE\xFF\xD8\x3D\xDE\x00", 6)).bytes, "\xF0\x9F\x98\x80");
  EXPECT_EQ(to_utf8(std::string("a\0b\0c\0", 6)).bytes, "abc");
  EXPECT_EQ(to_utf8("caf\xE9").bytes, "caf\xC3\xA9");
  EXPECT_EQ(to_utf8(std::string("a\0\0\0\x01", 5)).problem, ReadProblem::binary);
  EXPECT_EQ(to_utf8(std::string(largest_file + 1, 'x')).problem, ReadProblem::too_large);
}

TEST(MemoryFiles, AnswersLikeADisk) {
  const MemoryFiles files({{"a/b.yml", "x"}, {"c.yml", "y"}});
  EXPECT_EQ(files.read("./a/b.yml").bytes, "x");
  EXPECT_EQ(files.read("a").problem, ReadProblem::not_a_file);
  EXPECT_EQ(files.read("z").problem, ReadProblem::missing);
  EXPECT_EQ(files.read("../c.yml").problem, ReadProblem::outside);
  EXPECT_TRUE(files.is_folder("a"));
  EXPECT_EQ(files.list(""), (std::vector<std::string>{"a/b.yml", "c.yml"}));
  EXPECT_EQ(files.list("a"), (std::vector<std::string>{"a/b.yml"}));
}

TEST(MemoryFiles, FindsWhatIsMeantWhenCaseDoesNotCount) {
  const MemoryFiles files({{"Build/Run.ps1", "x"}, {"eng/one.sh", "y"}, {"eng/One.sh", "z"}});
  EXPECT_EQ(files.find_ignoring_case("build/RUN.ps1"), "Build/Run.ps1");
  EXPECT_EQ(files.find_ignoring_case("BUILD"), "Build");
  EXPECT_EQ(files.find_ignoring_case("eng/ONE.sh"), std::nullopt);
  EXPECT_EQ(files.find_ignoring_case("build/run"), std::nullopt);
}

class Disk : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = std::filesystem::temp_directory_path() / ("patscope-files-" + std::to_string(::getpid()));
    std::filesystem::create_directories(root_ / "repo/.git");
    std::filesystem::create_directories(root_ / "repo/a");
    write("repo/a/b.yml", "x");
    write("repo/.git/config", "x");
    write("secret", "x");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }
  void write(const std::string& path, const std::string& bytes) { std::ofstream(root_ / path) << bytes; }

  std::filesystem::path root_;
};

TEST_F(Disk, ReadsBelowTheRootAlone) {
  std::filesystem::create_symlink(root_ / "secret", root_ / "repo/link");
  std::filesystem::create_symlink(root_ / "repo/a/b.yml", root_ / "repo/inner");
  const DiskFiles files((root_ / "repo").string());
  EXPECT_EQ(files.read("a/b.yml").bytes, "x");
  EXPECT_EQ(files.read("inner").bytes, "x");
  EXPECT_EQ(files.read("link").problem, ReadProblem::outside);
  EXPECT_EQ(files.read("../secret").problem, ReadProblem::outside);
  EXPECT_EQ(files.read("a").problem, ReadProblem::not_a_file);
  EXPECT_EQ(files.read("z").problem, ReadProblem::missing);
  EXPECT_EQ(files.list(""), (std::vector<std::string>{"a/b.yml", "inner"}));
}

TEST_F(Disk, FindsWhatIsMeantWhenCaseDoesNotCount) {
  write("repo/a/Run.ps1", "x");
  std::filesystem::create_symlink(root_ / "secret", root_ / "repo/a/Link");
  const DiskFiles files((root_ / "repo").string());
  EXPECT_EQ(files.find_ignoring_case("A/run.PS1"), "a/Run.ps1");
  EXPECT_EQ(files.find_ignoring_case("A"), "a");
  EXPECT_EQ(files.find_ignoring_case("a/link"), std::nullopt);
  EXPECT_EQ(files.find_ignoring_case("a/none"), std::nullopt);
  EXPECT_EQ(files.find_ignoring_case("../SECRET"), std::nullopt);
}

TEST_F(Disk, RefusesARootThatIsNoFolder) {
  EXPECT_THROW(DiskFiles((root_ / "secret").string()), WorldError);
}

}  // namespace
}  // namespace patscope::pipeline
