#include "cli/completion/completion.h"

#include <gtest/gtest.h>

#include "support/run.h"

namespace patscope::cli {
namespace {

/// What bash would offer for the last of `words`, which are "patscope" and what was typed; in the order of the script.
std::string offered_by_bash(const std::string& words) {
  const auto outcome = support::run(
      "patscope completion bash > script\n"
      "cat > ask <<'END'\n"
      "source ./script\n"
      "COMP_WORDS=(" +
          words +
          ")\n"
          "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
          "_patscope\n"
          "echo \"${COMPREPLY[*]}\"\n"
          "END\n"
          "bash --norc ask",
      support::ScratchFolder().path());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return outcome.out;
}

TEST(Completion, BashOffersCommandsOptionsAndValues) {
  struct Row {
    std::string words;
    std::string offered;
  };
  const Row rows[] = {
      {.words = "patscope c", .offered = "check calls completion\n"},
      {.words = "patscope --v", .offered = "--version\n"},
      {.words = "patscope check --para", .offered = "--parameter --parameters-file\n"},
      {.words = "patscope scopes --format ''", .offered = "json text\n"},
      {.words = "patscope check --format = j", .offered = "json junit\n"},
      {.words = "patscope check --fail-on =", .offered = "any missing none unproven\n"},
      {.words = "patscope check --select literal", .offered = "literal-pat\n"},
      {.words = "patscope check --organ", .offered = "--organization\n"},
      {.words = "patscope explain vso.work_", .offered = "vso.work_full vso.work_write\n"},
      {.words = "patscope completion ''", .offered = "bash fish zsh\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(offered_by_bash(row.words), row.offered) << row.words;
}

TEST(Completion, BashLeavesFileNamesToTheShell) {
  for (const char* words : {"patscope check pipe", "patscope check --config ''",
                            "patscope check --output json =", "patscope explain --requests l"})
    EXPECT_EQ(offered_by_bash(words), "\n") << words;
}

TEST(Completion, BashNeverOffersWhatIsHidden) {
  EXPECT_EQ(offered_by_bash("patscope verify --allow"), "\n");
}

CommandTree made_up() {
  return {.program = {.name = "patscope", .options = {{.names = {"--version"}, .help = "Say which"}}, .argument = {}},
          .commands = {{.name = "check",
                        .summary = "Say what's needed: all",
                        .options = {{.names = {"-f", "--format"},
                                     .help = "How [text]",
                                     .value = "FORMAT",
                                     .suggestions = {"json", "text"}},
                                    {.names = {"--root"}, .help = "Where it's", .value = "DIR", .repeatable = true}},
                        .argument = OptionEntry{.help = "Which", .value = "PATH", .repeatable = true}}}};
}

TEST(Completion, ZshIsToldValuesFilesAndWhatRepeats) {
  const auto script = completion_script(Shell::zsh, made_up());
  for (const char* expected : {"'check:Say what'\\''s needed\\: all'", "'-f[How \\[text\\]]:FORMAT:(json text)'",
                               "'--format=[How \\[text\\]]:FORMAT:(json text)'",
                               "'*--root=[Where it'\\''s]:DIR:_files -/'", "'*:PATH:_files'"})
    EXPECT_NE(script.find(expected), std::string::npos) << expected << "\n" << script;
}

TEST(Completion, FishIsToldValuesFilesAndForWhichCommand) {
  const auto script = completion_script(Shell::fish, made_up());
  for (const char* expected :
       {"-n '__fish_use_subcommand' -f -a check -d 'Say what\\'s needed: all'\n",
        "-n '__fish_seen_subcommand_from check' -s f -l format -x -a 'json text' -d 'How [text]'\n",
        "-n '__fish_seen_subcommand_from check' -l root -r -d 'Where it\\'s'\n"})
    EXPECT_NE(script.find(expected), std::string::npos) << expected << "\n" << script;
}

TEST(Completion, EachShellCanReadItsScript) {
  for (const std::string shell : {"bash", "fish", "zsh"}) {
    const auto outcome = support::run("command -v " + shell + " >/dev/null || exit 0\npatscope completion " + shell +
                                          " > script && " + shell + " -n script",
                                      support::ScratchFolder().path());
    EXPECT_EQ(outcome.exit_code, 0) << shell << ": " << outcome.err;
    EXPECT_EQ(outcome.err, "") << shell;
  }
}

TEST(Completion, FishOffersCommandsAndValues) {
  const auto asked = [](const std::string& typed) {
    return support::run(
               "command -v fish >/dev/null || { echo no fish; exit; }\n"
               "export HOME=. XDG_CONFIG_HOME=. XDG_DATA_HOME=.\n"
               "patscope completion fish > script\n"
               "fish --no-config -c 'source script; complete -C \"" +
                   typed + "\"'",
               support::ScratchFolder().path())
        .out;
  };
  if (asked("") == "no fish\n") GTEST_SKIP() << "fish is not here";
  EXPECT_EQ(asked("patscope com"), "completion\tPrint a script that completes commands and options in a shell\n");
  EXPECT_EQ(asked("patscope check --format sar"), "sarif\tHow to print the answer [text]\n");
  EXPECT_EQ(asked("patscope completion zs"), "zsh\n");
}

}  // namespace
}  // namespace patscope::cli
