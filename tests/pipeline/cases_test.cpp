#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/load.h"
#include "pipeline/memory_files.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

/// One file of tests/pipeline/cases: comments that say what is shown, the pipeline and, each below a line
/// `--- NAME`, further files ("--- steps.yml"), parameters ("--- parameters", a line `name=value` each), the expected
/// expansion ("--- expands to"), problems ("--- problems", a line `file:line:column message` each) and what could not
/// be read ("--- unread", likewise). With UPDATE_GOLDEN=1 the last three are rewritten; the diff is the review.
struct Case {
  MemoryFiles files;
  LoadOptions options;
  std::string expected;
  std::string problems;
  std::string unread;
  std::map<std::string, MemoryFiles> repositories;
};

void add_section(Case& one, const std::string& name, const std::string& body) {
  if (name == "expands to")
    one.expected = body;
  else if (name == "problems")
    one.problems = body;
  else if (name == "unread")
    one.unread = body;
  else if (name == "parameters" || name == "variables") {
    auto& list = name == "parameters" ? one.options.parameters : one.options.variables;
    for (const auto line : split(trim(body), '\n')) {
      const auto equals = line.find('=');
      list.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }
  } else if (const auto at = name.find('@'); at != std::string::npos) {
    one.repositories[name.substr(at + 1)].add(name.substr(0, at), body);
  } else {
    one.files.add(name, body);
  }
}

Case read_case(const std::filesystem::path& path) {
  std::ifstream stream(path);
  const std::string all{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  Case one;
  std::string name = "azure-pipelines.yml";
  std::string body;
  for (const auto line : split(all, '\n')) {
    if (line.substr(0, 4) == "--- ") {
      add_section(one, name, body);
      name = line.substr(4);
      body.clear();
    } else {
      body.append(line).append("\n");
    }
  }
  body.pop_back();
  add_section(one, name, body);
  return one;
}

std::string place(const Sources& sources, Span span) {
  const auto at = sources.position(span.source, span.begin);
  return fmt::format("{}:{}:{}", sources.path(span.source), at.line, at.column);
}

std::string path_of(const std::string& name) {
  return (std::filesystem::path(PATSCOPE_ROOT) / "tests/pipeline/cases" / (name + ".yml")).string();
}

/// Puts the outcome in the place of the sections that hold it.
void rewrite(const std::string& path, std::string_view yaml, const std::string& problems, const std::string& unread) {
  std::ifstream stream(path);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  text.resize(std::min(text.find("--- expands to\n"), text.size()));
  text += fmt::format("--- expands to\n{}\n", trim(yaml));
  if (!problems.empty()) text += "--- problems\n" + problems;
  if (!unread.empty()) text += "--- unread\n" + unread;
  std::ofstream(path) << text;
}

class Cases : public ::testing::TestWithParam<std::string> {};

TEST_P(Cases, ExpandLikeTheService) {
  Case one = read_case(path_of(GetParam()));
  for (const auto& [alias, files] : one.repositories) one.options.repositories[alias] = &files;
  Sources sources;
  const auto expansion = expand(sources, one.files, "azure-pipelines.yml", one.options, Annotate::no);
  std::string problems;
  for (const auto& problem : expansion.problems)
    problems += place(sources, problem.span) + " " + problem.message + "\n";
  std::string unread;
  for (const auto& region : expansion.unread) unread += place(sources, region.place) + " " + region.reason + "\n";
  if (std::getenv("UPDATE_GOLDEN")) rewrite(path_of(GetParam()), expansion.yaml, problems, unread);
  EXPECT_EQ(trim(expansion.yaml), trim(one.expected)) << GetParam();
  EXPECT_EQ(trim(problems), trim(one.problems)) << GetParam();
  EXPECT_EQ(trim(unread), trim(one.unread)) << GetParam();
}

/// What is expanded already stays as it is.
TEST_P(Cases, ExpandToThemselves) {
  const Case one = read_case(path_of(GetParam()));
  if (one.expected.find("enabled: false") != std::string::npos || one.expected.find("${{") != std::string::npos ||
      !trim(one.problems).empty() || GetParam().rfind("undecided", 0) == 0)
    return;
  MemoryFiles files;
  files.add("azure-pipelines.yml", one.expected);
  Sources sources;
  const auto again = expand(sources, files, "azure-pipelines.yml", {}, Annotate::no);
  EXPECT_EQ(trim(again.yaml), trim(one.expected)) << GetParam();
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(PATSCOPE_ROOT) / "tests/pipeline/cases"))
    names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Pipeline, Cases, ::testing::ValuesIn(case_names()),
                         [](const auto& one) { return replace_all(one.param, "-", "_"); });

}  // namespace
}  // namespace patscope::pipeline
