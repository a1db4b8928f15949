#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/load.h"
#include "pipeline/memory_files.h"
#include "yaml/read.h"

namespace patscope::pipeline {
namespace {

using Contents = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> problems_of(const MemoryFiles& files) {
  Sources sources;
  std::vector<std::string> messages;
  for (const auto& problem : load(sources, files, "p.yml", {}).problems) messages.push_back(problem.message);
  return messages;
}

void expect_one(const std::vector<std::string>& messages, const std::string& part) {
  ASSERT_FALSE(messages.empty());
  EXPECT_EQ(messages.size(), 1U);
  EXPECT_NE(messages[0].find(part), std::string::npos) << messages[0];
}

TEST(Bounds, AFileThatIncludesItselfIsOneProblem) {
  expect_one(problems_of(MemoryFiles(Contents{{"p.yml", "steps:\n- template: t.yml\n"},
                                              {"t.yml", "steps:\n- script: x\n- template: t.yml\n"}})),
             "Maximum object depth exceeded");
}

TEST(Bounds, GrowingRecursionEnds) {
  const auto messages = problems_of(MemoryFiles(
      Contents{{"p.yml", "steps:\n- template: t.yml\n  parameters: {x: a}\n"},
               {"t.yml",
                "parameters:\n- name: x\nsteps:\n- template: t.yml\n  parameters: {x: 'a${{ parameters.x }}'}\n"
                "- template: t.yml\n  parameters: {x: 'b${{ parameters.x }}'}\n"}}));
  ASSERT_FALSE(messages.empty());
  EXPECT_LT(messages.size(), 50U);
}

TEST(Bounds, SixtyTemplatesDeepIsFine) {
  MemoryFiles files;
  files.add("p.yml", "steps:\n- template: t0.yml\n");
  for (int i = 0; i < 60; ++i)
    files.add("t" + std::to_string(i) + ".yml", "steps:\n- template: t" + std::to_string(i + 1) + ".yml\n");
  files.add("t60.yml", "steps:\n- script: x\n");
  Sources sources;
  const Pipeline pipeline = load(sources, files, "p.yml", {});
  EXPECT_TRUE(pipeline.problems.empty());
  EXPECT_EQ(pipeline.stages.at(0).jobs.at(0).steps.at(0).via.size(), 61U);
}

TEST(Bounds, MoreThanAHundredFilesAreAProblem) {
  MemoryFiles files;
  std::string root = "steps:\n";
  for (int i = 0; i < 150; ++i) {
    root += "- template: t" + std::to_string(i) + ".yml\n";
    files.add("t" + std::to_string(i) + ".yml", "steps:\n- script: x\n");
  }
  files.add("p.yml", root);
  const auto messages = problems_of(files);
  ASSERT_FALSE(messages.empty());
  EXPECT_NE(messages[0].find("100 files"), std::string::npos);
}

TEST(Bounds, AnEachOverAHundredThousandItemsEnds) {
  std::string items;
  for (int i = 0; i < 100'000; ++i) items += "," + std::to_string(i);
  const std::string yaml = "variables: {all: '" + items +
                           "'}\nsteps:\n- ${{ each i in split(variables.all, ',') }}:\n" +
                           "  - script: ${{ i }}\n    name: a\n    displayName: b\n    condition: c\n";
  const auto messages = problems_of(MemoryFiles(Contents{{"p.yml", yaml}}));
  expect_one(messages, "Maximum events exceeded");
}

TEST(Bounds, NestedLoopsEnd) {
  const auto messages = problems_of(MemoryFiles(Contents{
      {"p.yml",
       "parameters:\n- name: l\n  type: object\n  default: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\nsteps:\n"
       "- ${{ each a in parameters.l }}:\n  - ${{ each b in parameters.l }}:\n    - ${{ each c in parameters.l }}:\n"
       "      - ${{ each d in parameters.l }}:\n        - ${{ each e in parameters.l }}:\n"
       "          - ${{ each f in parameters.l }}:\n            - script: x\n"}}));
  expect_one(messages, "Maximum events exceeded");
}

TEST(Bounds, LoopsThatYieldNothingEnd) {
  std::string items = "1";
  for (int i = 0; i < 999; ++i) items += ", 1";
  expect_one(
      problems_of(MemoryFiles(Contents{
          {"p.yml", "parameters:\n- name: l\n  type: object\n  default: [" + items +
                        "]\nsteps:\n- ${{ each a in parameters.l }}:\n  - ${{ each b in parameters.l }}:\n"
                        "    - ${{ each c in parameters.l }}:\n      - ${{ if false }}:\n        - script: x\n"}})),
      "Maximum events exceeded");
}

TEST(Bounds, VariablesThatDoubleEachOtherEnd) {
  std::string yaml = "variables:\n- name: v0\n  value: " + std::string(1000, 'x') + "\n";
  for (int i = 1; i < 40; ++i) {
    const std::string one = "${{ variables.v" + std::to_string(i - 1) + " }}";
    yaml += "- name: v" + std::to_string(i) + "\n  value: " + one + one + "\n";
  }
  expect_one(problems_of(MemoryFiles(Contents{{"p.yml", yaml + "steps:\n- script: x\n"}})),
             "Maximum object size exceeded");
}

TEST(Bounds, ManyVariablesThatReadEachOtherEnd) {
  std::string yaml = "variables:\n- name: v0\n  value: x\n";
  for (int i = 1; i < 5'000; ++i)
    yaml += "- name: v" + std::to_string(i) + "\n  value: ${{ variables.v" + std::to_string(i - 1) + " }}\n";
  expect_one(problems_of(MemoryFiles(Contents{{"p.yml", yaml + "steps:\n- script: x\n"}})), "Maximum events exceeded");
}

TEST(Bounds, AThousandJobsThatDependOnEachOtherAreJudged) {
  std::string yaml = "jobs:\n";
  for (int i = 0; i < 1000; ++i) {
    yaml += "- job: j" + std::to_string(i) + "\n  dependsOn: [";
    for (int k = std::max(0, i - 30); k < i; ++k) yaml += "j" + std::to_string(k) + ", ";
    yaml += i == 999 ? "j999]\n" : "]\n";
  }
  expect_one(problems_of(MemoryFiles(Contents{{"p.yml", yaml}})), "creates a cycle");
}

TEST(Bounds, AnAliasBombIsAProblem) {
  std::string yaml = "variables:\n  v0: &v0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string one = "*v" + std::to_string(i - 1);
    yaml += "  v" + std::to_string(i) + ": &v" + std::to_string(i) + " [" + one;
    for (int k = 0; k < 8; ++k) yaml += ", " + one;
    yaml += "]\n";
  }
  const auto messages = problems_of(MemoryFiles(Contents{{"p.yml", yaml + "steps:\n- script: x\n"}}));
  ASSERT_FALSE(messages.empty());
  EXPECT_NE(messages.back().find("aliases stand for more than"), std::string::npos) << messages.back();
}

TEST(Bounds, AFileOfManyMegabytesIsAProblem) {
  std::string big = "steps:\n";
  while (big.size() <= yaml::largest_document) big += "- script: echo something or other that is not very long\n";
  expect_one(problems_of(MemoryFiles(Contents{{"p.yml", big}})), "larger than");
}

TEST(Bounds, AMissingPipelineIsAProblem) {
  expect_one(problems_of(MemoryFiles()), "not found");
}

}  // namespace
}  // namespace patscope::pipeline
