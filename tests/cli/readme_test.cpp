// Every ```console block of README.md and docs/ is what the executable really prints: "$ " begins a command, what
// follows is its output, word for word. UPDATE_GOLDEN=1 writes the real output into the file instead.

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "support/run.h"

namespace patscope {
namespace {

std::string output_of(const std::string& command) {
  const auto outcome = support::run(command, support::root());
  return outcome.out + outcome.err;
}

/// The document with the real output in its console blocks.
std::string with_real_output(const std::string& document) {
  std::istringstream lines(document);
  std::string result;
  bool in_block = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```console") in_block = true;
    if (line == "```") in_block = false;
    if (!in_block || line == "```console") {
      result += line + '\n';
    } else if (line.starts_with("$ ")) {
      result += line + '\n' + output_of(line.substr(2));
    }
  }
  return result;
}

TEST(Readme, ShowsWhatTheExecutablePrints) {
  const auto path = support::root() / "README.md";
  const auto document = support::read_file(path);
  ASSERT_NE(document.find("```console\n$ patscope "), std::string::npos);
  const auto real = with_real_output(document);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) support::write_file(path, real);
  EXPECT_EQ(support::read_file(path), real);
}

TEST(Example, FailsForTheForgottenScopeAndPassesOnceItIsGranted) {
  const std::string pipeline = "patscope check examples/release/azure-pipelines.yml";
  const auto as_it_is = support::run(pipeline, support::root());
  EXPECT_EQ(as_it_is.exit_code, 1) << as_it_is.out;
  EXPECT_NE(as_it_is.out.find("examples/release/templates/smoke-tests.yml:14:"), std::string::npos) << as_it_is.out;
  EXPECT_NE(as_it_is.out.find("ReleasePat lacks vso.build_execute"), std::string::npos) << as_it_is.out;
  const auto completed = support::run(
      pipeline + " --strict --grant 'ReleasePat=vso.code_write vso.work_write vso.build_execute'", support::root());
  EXPECT_EQ(completed.exit_code, 0) << completed.out << completed.err;
}

TEST(Example, NeedsExactlyThreeScopes) {
  const auto seen = support::run("patscope scopes examples/release", support::root());
  EXPECT_EQ(seen.out.find("PAT ReleasePat: vso.build_execute vso.code_write vso.work_write\n"), 0U) << seen.out;
  EXPECT_NE(seen.out.find("This is exact"), std::string::npos) << seen.out;
}

}  // namespace
}  // namespace patscope
