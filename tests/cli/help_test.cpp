#include "cli/help/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run.h"

namespace patscope::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const report::Terminal narrow{.width = 60, .path_prefix = {}};

TEST(Help, ListsOptionsBelowTheirSections) {
  const CommandEntry command{
      .name = "check",
      .summary = "Check",
      .footer = "Examples:\n  patscope check",
      .options = {{.names = {"-h", "--help"}, .help = "Help", .section = "Options"},
                  {.names = {"--config"}, .help = "Configuration", .section = "Input", .value = "FILE"},
                  {.names = {"-f", "--format"},
                   .help = "How to print it, whatever it may be",
                   .section = "Output",
                   .value = "FORMAT",
                   .choices = {"json", "text"}},
                  {.names = {"--a-name-that-is-far-too-long"}, .help = "Long", .section = "Input"}},
      .argument = OptionEntry{.help = "Which", .value = "PATH", .repeatable = true}};
  EXPECT_EQ(command_help(command, narrow),
            "Check.\n"
            "\n"
            "Usage: patscope check [OPTION]... [PATH...]\n"
            "\n"
            "  PATH                        Which\n"
            "\n"
            "Input:\n"
            "  --config FILE               Configuration\n"
            "  --a-name-that-is-far-too-long\n"
            "                              Long\n"
            "\n"
            "Output:\n"
            "  -f, --format FORMAT         How to print it, whatever it\n"
            "                              may be; one of json, text\n"
            "\n"
            "Examples:\n"
            "  patscope check\n");
}

TEST(Help, NamesChoicesOnce) {
  EXPECT_EQ(help_with_choices({.help = "all or none", .choices = {"all", "none"}}), "all or none");
  EXPECT_EQ(help_with_choices({.help = "How [text]", .choices = {"json", "text"}}), "How [text]; one of json, text");
  EXPECT_EQ(help_with_choices({.help = "Which"}), "Which");
}

TEST(Help, OfTheProgramListsEveryCommand) {
  const auto outcome = support::run("patscope --help", ".");
  EXPECT_EQ(outcome.exit_code, 0);
  for (const auto& command : command_tree().commands) {
    EXPECT_THAT(outcome.out, HasSubstr("\n  " + command.name + ' '));
    const auto help = support::run("patscope " + command.name + " --help", ".");
    EXPECT_THAT(help.out, HasSubstr("Usage: patscope " + command.name + " [OPTION]...")) << command.name;
    EXPECT_THAT(help.out, HasSubstr("\nExamples:\n")) << command.name;
  }
}

TEST(Help, SaysNothingOfWhatIsForTestsAlone) {
  EXPECT_THAT(support::run("patscope verify --help", ".").out, Not(HasSubstr("--allow-http-loopback")));
}

}  // namespace
}  // namespace patscope::cli
