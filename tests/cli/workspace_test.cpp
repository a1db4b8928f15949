#include "cli/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/memory_files.h"
#include "support/run.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(Workspace, TheRootIsTheNearestFolderUpwardsThatIsMarked) {
  const support::ScratchFolder scratch;
  fs::create_directories(scratch.path() / "repo/.git");
  fs::create_directories(scratch.path() / "repo/a/b");
  fs::create_directories(scratch.path() / "repo/marked/deep");
  support::write_file(scratch.path() / "repo/marked/.patscope.yml", "");
  EXPECT_EQ(find_root(scratch.path() / "repo/a/b/azure-pipelines.yml"), scratch.path() / "repo");
  EXPECT_EQ(find_root(scratch.path() / "repo/a/b"), scratch.path() / "repo");
  EXPECT_EQ(find_root(scratch.path() / "repo/marked/deep/x.yml"), scratch.path() / "repo/marked");
}

TEST(Workspace, AnUnmarkedFileOutsideTheCurrentDirectoryBringsItsOwnFolderAsRoot) {
  const support::ScratchFolder scratch;
  fs::create_directories(scratch.path() / "a");
  EXPECT_EQ(find_root(scratch.path() / "a/x.yml"), scratch.path() / "a");
}

TEST(Workspace, AFileMayLieOutsideWhereItNeedNotBelongToTheRepository) {
  const support::ScratchFolder scratch;
  const auto root = scratch.path() / "repo";
  EXPECT_EQ(path_from_root(root, (root / "a/../ci/x.yml").string()), "ci/x.yml");
  EXPECT_EQ(path_from_root(root, (scratch.path() / "x.yml").string()), (scratch.path() / "x.yml").string());
}

TEST(Workspace, PathsAreRelativeToTheRootAndStayInIt) {
  const support::ScratchFolder scratch;
  EXPECT_EQ(path_in_root(scratch.path(), (scratch.path() / "a/../b/x.yml").string()), "b/x.yml");
  EXPECT_EQ(path_in_root(scratch.path(), scratch.path().string() + "/"), "");
  EXPECT_THROW((void)path_in_root(scratch.path() / "a", (scratch.path() / "b.yml").string()), WorldError);
  EXPECT_THROW((void)path_in_root(scratch.path() / "a", (scratch.path() / "ab/c.yml").string()), WorldError);
}

TEST(Workspace, FindsThePipelinesOfAFolderByTheirContent) {
  const pipeline::MemoryFiles files({{"ci/release.yml", "trigger: none\nsteps:\n- script: echo\n"},
                                     {"ci/template.yml", "parameters: []\nsteps:\n- script: echo\n"},
                                     {"ci/values.yaml", "image: x\n"},
                                     {"notes.txt", "steps:\n"}});
  EXPECT_THAT(find_pipelines(files, {""}), ElementsAre("ci/release.yml"));
  EXPECT_THAT(find_pipelines(files, {"ci/template.yml", "ci"}), ElementsAre("ci/release.yml", "ci/template.yml"));
}

TEST(Workspace, WhatOtherFilesUseAsATemplateIsNoPipeline) {
  const std::string jobs = "jobs:\n- job: B\n  dependsOn: A\n";
  const pipeline::MemoryFiles files({{"ci/release.yml",
                                      "jobs:\n- job: A\n- template: \"parts/build.yml\" # theirs\n"
                                      "- {template: /ci/parts/check.yml@self}\n- template: parts/far.yml@far\n"
                                      "# - template: parts/free.yml\n- template: nightly.yml\n"},
                                     {"ci/parts/build.yml", jobs},
                                     {"ci/parts/check.yml", jobs},
                                     {"ci/parts/far.yml", jobs},
                                     {"ci/parts/free.yml", jobs},
                                     {"ci/nightly.yml", "schedules: []\n" + jobs}});
  EXPECT_THAT(find_pipelines(files, {""}),
              ElementsAre("ci/nightly.yml", "ci/parts/far.yml", "ci/parts/free.yml", "ci/release.yml"));
  EXPECT_THAT(find_pipelines(files, {"ci/parts/build.yml"}), ElementsAre("ci/parts/build.yml"));
}

TEST(Workspace, AFolderOfTemplatesAloneIsLookedAtAllTheSame) {
  const pipeline::MemoryFiles files(
      {{"a.yml", "steps:\n- template: b.yml\n"}, {"b.yml", "steps:\n- template: a.yml\n"}});
  EXPECT_THAT(find_pipelines(files, {""}), ElementsAre("a.yml", "b.yml"));
}

TEST(Workspace, AMissingPathAndAFolderWithoutPipelinesAreRefused) {
  pipeline::MemoryFiles files;
  files.add("ci/values.yaml", "image: x\n");
  EXPECT_THROW((void)find_pipelines(files, {"missing.yml"}), WorldError);
  EXPECT_THROW((void)find_pipelines(files, {"ci"}), WorldError);
}

}  // namespace
}  // namespace patscope::cli
