#include "cli/options/options.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <map>

#include "catalog/catalog.h"
#include "cli/commands/version.h"
#include "cli/help/describe.h"
#include "cli/help/help.h"
#include "cli/options/one_of.h"
#include "cli/options/sections.h"
#include "cli/output/terminal.h"
#include "report/rules/rules.h"
#include "report/words.h"
#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

/// A row of `patscope --help`.
struct CommandRow {
  Command command;
  const char* name;
  const char* summary;
  const char* examples;
};

constexpr CommandRow commands[] = {
    {Command::check, "check", "Say which scopes each PAT needs and fail when one is missing",
     "  patscope check\n"
     "  patscope check azure-pipelines.yml --grant 'RELEASE_PAT=vso.code vso.build_execute'\n"
     "  patscope check pipelines/ --fail-on unproven --strict --format json\n"
     "  patscope check --live --organization contoso"},
    {Command::scopes, "scopes", "Print the least set of scopes for each PAT, ready for the PAT page",
     "  patscope scopes azure-pipelines.yml\n"
     "  patscope scopes --parameter environment=prod --format json"},
    {Command::calls, "calls", "Print every Azure DevOps REST call that was found",
     "  patscope calls azure-pipelines.yml\n"
     "  patscope calls --format json | jq '.calls[].operation'"},
    {Command::expand, "expand", "Print a pipeline with its templates and expressions expanded",
     "  patscope expand azure-pipelines.yml --parameter environment=prod\n"
     "  patscope expand azure-pipelines.yml --annotate"},
    {Command::explain, "explain", "Explain a request, a scope or a rule",
     "  patscope explain PATCH '_apis/wit/$batch'\n"
     "  patscope explain 'POST https://dev.azure.com/o/p/_apis/pipelines/1/runs'\n"
     "  patscope explain vso.code_write\n"
     "  patscope explain missing-scope\n"
     "  patscope explain --requests proxy.log --format json"},
    {Command::verify, "verify", "Ask Azure DevOps what a PAT really allows, without changing anything there",
     "  patscope verify --credential ReleasePat --organization contoso\n"
     "  patscope verify --credential ReleasePat --token-stdin --organization contoso < token\n"
     "  patscope verify --credential ReleasePat --entra-token-env ENTRA_TOKEN --token-name release"},
    {Command::mint, "mint", "Print the request that would create a PAT with the least scopes; sends nothing",
     "  patscope mint --credential ReleasePat --organization contoso\n"
     "  patscope mint --credential ReleasePat --organization contoso --days 90 --format json | jq -r .command"},
    {Command::init, "init", "Write .patscope.yml: the PATs with the least scopes, and the pipelines",
     "  patscope init\n"
     "  patscope init pipelines/ --force"},
    {Command::completion, "completion", "Print a script that completes commands and options in a shell",
     "  source <(patscope completion bash)\n"
     "  patscope completion zsh > \"${fpath[1]}/_patscope\"\n"
     "  patscope completion fish > ~/.config/fish/completions/patscope.fish"},
};

constexpr const char* program_footer =
    "Exit codes:\n"
    "  0  nothing found at or above --fail-on\n"
    "  1  findings\n"
    "  2  wrong usage or configuration\n"
    "  3  something could not be read, under --strict\n"
    "  4  verification could not be done\n"
    "  5  a mistake of patscope's own\n"
    "\n"
    "Environment:\n"
    "  NO_COLOR     no colours on a terminal\n"
    "  FORCE_COLOR  colours even where there is no terminal; wins over NO_COLOR\n"
    "  COLUMNS      how wide to write [the terminal, else 100]\n"
    "\n"
    "Files:\n"
    "  .patscope.yml  the configuration, in the repository's root: docs/configuration.md";

/// "check, scopes or calls".
std::string commands_in_words() {
  std::vector<std::string> names;
  for (const auto& row : commands) names.emplace_back(row.name);
  return report::listed(names, "or");
}

const std::map<std::string, Shell> shells = {{"bash", Shell::bash}, {"fish", Shell::fish}, {"zsh", Shell::zsh}};

void add_options(CLI::App& app, const CommandRow& row, Options& options) {
  switch (row.command) {
    case Command::scopes:
    case Command::calls:
      add_input(app, options.input);
      return add_format(app, Formats::plain, options.format);
    case Command::check:
      add_input(app, options.input);
      add_grants(app, options.input);
      add_format(app, Formats::all, options.format);
      add_check(app, options.check);
      add_live_check(app, options.live);
      return add_fix(app, options.check);
    case Command::init:
      add_pipelines(app, options.input);
      app.add_option("--config", options.input.config, "Write FILE [.patscope.yml in the root]")
          ->type_name("FILE")
          ->group(section::output);
      app.add_flag_callback(
             "--force", [&] { options.overwrite = Overwrite::yes; }, "Overwrite the configuration that is there")
          ->group(section::output);
      return;
    case Command::verify:
      add_input(app, options.input);
      add_grants(app, options.input);
      add_format(app, Formats::plain, options.format);
      return add_live(app, options.live);
    case Command::mint:
      add_input(app, options.input);
      add_format(app, Formats::plain, options.format);
      return add_mint(app, options.mint, options.live);
    case Command::completion:
      app.add_option_function<std::string>(
             "SHELL", [&](const std::string& typed) { options.shell = shells.at(typed); }, "For which shell")
          ->required()
          ->check(one_of(shells));
      return;
    case Command::expand:
      app.add_option("FILE", options.input.paths, "The pipeline")->required()->expected(1);
      add_expansion(app, options.input);
      add_format(app, Formats::plain, options.format);
      app.add_flag_callback(
             "--annotate", [&] { options.annotate = Annotations::yes; }, "Say at each step where it comes from")
          ->group(section::output);
      return;
    case Command::explain:
      app.add_option("WHAT", options.explain.what,
                     "A request (METHOD URL), a scope (vso.code) or a rule (missing-scope)");
      app.add_option("--requests", options.explain.requests,
                     "Explain the requests in FILE, a METHOD URL on each line; - is standard input")
          ->type_name("FILE")
          ->group(section::input);
      return add_format(app, Formats::plain, options.format);
  }
}

/// What was typed in the place of a command, with the nearest one that exists.
std::string no_command(const std::string& typed) {
  std::vector<std::string_view> known;
  for (const auto& row : commands) known.emplace_back(row.name);
  const auto near = nearest(typed, known);
  return fmt::format("'{}' is no command; {}", typed,
                     near.empty() ? "expected " + commands_in_words() : fmt::format("did you mean {}?", near));
}

std::string complaint(const CLI::ParseError& wrong, const CLI::App& app, int argc, const char* const* argv) {
  const auto used = app.get_subcommands();
  if (!used.empty()) return fmt::format("{}\nSee patscope {} --help.", wrong.what(), used.front()->get_name());
  if (argc < 2) return fmt::format("expected a command: {}\nSee patscope --help.", commands_in_words());
  const bool named = argv[1][0] != '-';
  return fmt::format("{}\nSee patscope --help.", named ? no_command(argv[1]) : wrong.what());
}

std::string help_of(const CLI::App& asked) {
  const auto terminal = terminal_of(standard_output(), net::process_environment());
  const auto tree = describe(asked, {});
  return asked.get_parent() == nullptr ? program_help(tree, terminal) : command_help(tree.program, terminal);
}

/// The whole parser; it writes into `options`, which must live as long.
void fill(CLI::App& app, Options& options) {
  app.name("patscope");
  app.description(
      "patscope reads Azure Pipelines, the templates and the scripts they run, and says which PAT scopes they need.");
  app.formatter_fn([](const CLI::App* asked, const std::string&, CLI::AppFormatMode) { return help_of(*asked); });
  app.set_help_flag("-h,--help", "Print this help; patscope COMMAND --help tells of the command");
  app.set_version_flag("--version", version_text, "Print the version, and of which day the catalogue is");
  app.require_subcommand(1);
  app.footer(program_footer);
  for (const auto& row : commands) {
    auto* command = app.add_subcommand(row.name, row.summary);
    command->footer(fmt::format("Examples:\n{}", row.examples));
    command->callback([&options, &row] { options.command = row.command; });
    add_options(*command, row, options);
  }
}

/// What the help does not list, since it is too long.
Suggestions suggestions() {
  std::vector<std::string> rules;
  for (const auto& rule : report::rules()) rules.emplace_back(rule.id);
  auto explainable = rules;
  const auto catalog = catalog::Catalog::embedded();
  for (const auto& scope : catalog.scopes().all()) explainable.push_back(scope.id);
  return {{"RULE", rules}, {"WHAT", explainable}};
}

}  // namespace

CommandTree command_tree() {
  Options options;
  CLI::App app;
  fill(app, options);
  return describe(app, suggestions());
}

std::optional<Options> read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app;
  fill(app, options);
  try {
    app.parse(argc, const_cast<char**>(argv));
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return std::nullopt;
  } catch (const CLI::ParseError& wrong) {
    throw WorldError(ExitCode::usage, complaint(wrong, app, argc, argv));
  }
  return options;
}

}  // namespace patscope::cli
