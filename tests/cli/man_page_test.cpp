#include "cli/help/man_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/run.h"

namespace patscope::cli {
namespace {

using testing::HasSubstr;

/// UPDATE_DOCS=1 writes the page anew (scripts/refresh-docs).
TEST(ManPage, SaysWhatTheCommandLineIs) {
  const auto path = support::root() / "docs" / "patscope.1";
  if (std::getenv("UPDATE_DOCS") != nullptr) support::write_file(path, man_page(command_tree()));
  EXPECT_EQ(support::read_file(path), man_page(command_tree())) << "run scripts/refresh-docs";
}

TEST(ManPage, EscapesWhatRoffWouldObey) {
  const CommandTree tree{
      .program = {.name = "patscope", .footer = "Files:\n  a\n.b \\ c\n\nMore:\n'd", .options = {}, .argument = {}},
      .commands = {{.name = "check",
                    .summary = "Check",
                    .options = {{.names = {"-f", "--force"}, .help = ".patscope.yml"},
                                {.names = {"--grant"}, .help = "What", .value = "'A=B'", .choices = {"x", "y"}}},
                    .argument = OptionEntry{.help = "Which", .value = "PATH", .repeatable = true}}}};
  const auto page = man_page(tree);
  EXPECT_THAT(page, HasSubstr("\\fBpatscope check\\fR [\\fIOPTION\\fR]... [\\fIPATH\\fR...]\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n\\fB\\-f\\fR, \\fB\\-\\-force\\fR\n\\&.patscope.yml\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n\\fB\\-\\-grant\\fR \\fIA=B\\fR\nWhat; one of x, y\n"));
  EXPECT_THAT(page, HasSubstr(".SH FILES\n.nf\n  a\n\\&.b \\e c\n.fi\n.SH MORE\n.nf\n\\&'d\n.fi\n"));
}

TEST(ManPage, ReadersTakeItWithoutComplaint) {
  const auto outcome = support::run(
      "command -v groff >/dev/null || exit 0; groff -ww -man -Tutf8 docs/patscope.1 >/dev/null", support::root());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace patscope::cli
