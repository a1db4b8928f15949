#include "cli/output/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "support/run.h"

namespace patscope::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

using Variables = std::map<std::string, std::string, std::less<>>;

net::Environment environment(const Variables& variables) {
  return [variables](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
  };
}

constexpr Stream a_terminal{.kind = Stream::Kind::terminal, .columns = 80};
constexpr Stream a_file{};

TEST(Terminal, ColoursAreForTerminalsUnlessTheUserSaysOtherwise) {
  struct Row {
    Stream stream;
    Variables variables;
    report::Colour colour;
  };
  const Row rows[] = {
      {.stream = a_terminal, .variables = {}, .colour = report::Colour::yes},
      {.stream = a_file, .variables = {}, .colour = report::Colour::no},
      {.stream = a_terminal, .variables = {{"NO_COLOR", "0"}}, .colour = report::Colour::no},
      {.stream = a_terminal, .variables = {{"NO_COLOR", ""}}, .colour = report::Colour::yes},
      {.stream = a_terminal, .variables = {{"TERM", "dumb"}}, .colour = report::Colour::no},
      {.stream = a_file, .variables = {{"FORCE_COLOR", "1"}}, .colour = report::Colour::yes},
      {.stream = a_file, .variables = {{"FORCE_COLOR", "0"}}, .colour = report::Colour::yes},
      {.stream = a_file, .variables = {{"FORCE_COLOR", ""}}, .colour = report::Colour::no},
      {.stream = a_file, .variables = {{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}, .colour = report::Colour::yes},
  };
  for (const auto& row : rows)
    EXPECT_EQ(terminal_of(row.stream, environment(row.variables)).colour, row.colour) << &row - rows;
}

TEST(Terminal, IsAsWideAsItSays) {
  EXPECT_EQ(terminal_of(a_terminal, environment({})).width, 80U);
  EXPECT_EQ(terminal_of(a_terminal, environment({{"COLUMNS", "120"}})).width, 120U);
  EXPECT_EQ(terminal_of(a_terminal, environment({{"COLUMNS", "wide"}})).width, 80U);
  EXPECT_EQ(terminal_of(a_terminal, environment({{"COLUMNS", "9"}})).width, 60U);
  EXPECT_EQ(terminal_of(a_file, environment({})).width, 100U);
}

TEST(Terminal, OnlyTerminalsThatObeyGetLinks) {
  EXPECT_TRUE(obeys_escapes(a_terminal, environment({{"NO_COLOR", "1"}})));
  EXPECT_FALSE(obeys_escapes(a_terminal, environment({{"TERM", "dumb"}})));
  EXPECT_FALSE(obeys_escapes(a_file, environment({{"FORCE_COLOR", "1"}})));
}

TEST(Terminal, TheUrlOfAFolderNamesTheHostAndEndsInASlash) {
  const support::ScratchFolder scratch;
  const auto url = folder_url(scratch.path() / "a b");
  EXPECT_EQ(url.find("file://"), 0U);
  EXPECT_THAT(url, testing::EndsWith(std::filesystem::canonical(scratch.path()).string() + "/a%20b/"));
}

const std::string pipeline = "steps:\n- bash: curl -u :$(Pat) https://dev.azure.com/contoso/p/_apis/build/builds\n";

TEST(Terminal, PlacesAreLinksOnATerminalOnly) {
  const support::ScratchFolder scratch;
  support::write_file(scratch.path() / "a.yml", pipeline);
  const std::string command =
      "unset NO_COLOR; export TERM=xterm; script -qec '" PATSCOPE_BINARY " calls a.yml' /dev/null";
  const auto shown = support::run("command -v script >/dev/null || exit 42; " + command, scratch.path());
  if (shown.exit_code == 42) GTEST_SKIP() << "script is not here";
  EXPECT_THAT(shown.out, HasSubstr("\x1b]8;;" + folder_url(scratch.path()) + "a.yml\x1b\\a.yml:2:9\x1b]8;;\x1b\\"));
  const auto forced = support::run("FORCE_COLOR=1 patscope calls a.yml", scratch.path());
  EXPECT_THAT(forced.out, AllOf(HasSubstr("\x1b[1ma.yml:2:9"), Not(HasSubstr("\x1b]8"))));
}

}  // namespace
}  // namespace patscope::cli
