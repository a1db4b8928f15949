#include "cli/options.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <map>

#include "cli/grant.h"
#include "cli/version.h"
#include "report/rules.h"
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
    {Command::expand, "expand", "Print a pipeline after templates and expressions",
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
};

using Formats = std::map<std::string, Format>;

const Formats plain_formats = {{"text", Format::text}, {"json", Format::json}};

const Formats check_formats = {{"text", Format::text},   {"json", Format::json},         {"azure", Format::azure},
                               {"sarif", Format::sarif}, {"markdown", Format::markdown}, {"junit", Format::junit},
                               {"html", Format::html}};

const std::map<std::string, std::optional<report::Severity>> thresholds = {{"missing", report::Severity::error},
                                                                           {"unproven", report::Severity::warning},
                                                                           {"any", report::Severity::note},
                                                                           {"none", std::nullopt}};

/// Refuses what is not a key of `known`, in words that list the keys.
template <class Value>
CLI::Validator one_of(const std::map<std::string, Value>& known) {
  const auto listed = [known] {
    std::string names;
    for (const auto& [name, value] : known) names += (names.empty() ? "" : ", ") + name;
    return names;
  };
  return {[known, listed](std::string& typed) {
            return known.count(typed) != 0 ? std::string()
                                           : fmt::format("'{}' is not one of the values {}", typed, listed());
          },
          listed()};
}

void add_format(CLI::App& app, const Formats& formats, Options& options) {
  app.add_option_function<std::string>(
         "--format", [&](const std::string& typed) { options.format = formats.at(typed); }, "How to print the answer")
      ->check(one_of(formats))
      ->type_name("FORMAT");
}

Output parse_output(const std::string& typed) {
  const auto [name, file] = key_and_value(typed, "--output");
  const auto format = check_formats.find(name);
  if (format == check_formats.end() || file.empty())
    throw CLI::ValidationError("--output", fmt::format("'{}': expected FORMAT=FILE with a FORMAT of --format", typed));
  return {.format = format->second, .file = file};
}

/// Refuses what is no rule.
CLI::Validator a_rule() {
  return {[](std::string& typed) { return report::find_rule(typed) != nullptr ? std::string() : unknown_rule(typed); },
          ""};
}

/// Which findings count.
void add_policy(CLI::App& app, CheckOptions& check) {
  app.add_option("--select", check.selected_rules, "Only findings of these rules; repeatable, or between commas")
      ->delimiter(',')
      ->check(a_rule())
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--ignore", check.ignored_rules, "No findings of these rules; repeatable, or between commas")
      ->delimiter(',')
      ->check(a_rule())
      ->type_name("RULE")
      ->allow_extra_args(false);
  app.add_option("--baseline", check.baseline, "Findings that this file of --write-baseline knows do not count")
      ->type_name("FILE");
  app.add_option("--write-baseline", check.write_baseline, "Write what is found now into this file")->type_name("FILE");
}

void add_check(CLI::App& app, CheckOptions& check) {
  add_policy(app, check);
  app.add_option_function<std::vector<std::string>>(
         "--output",
         [&](const std::vector<std::string>& typed) {
           for (const auto& each : typed) check.outputs.push_back(parse_output(each));
         },
         "Write the answer into a file too, in a format of its own; repeatable")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--fail-on", [&](const std::string& typed) { check.fail_on = thresholds.at(typed); },
         "What makes the exit code 1: missing (errors), unproven (and warnings), any (and notes), none [missing]")
      ->check(one_of(thresholds))
      ->type_name("LEVEL");
  app.add_flag_callback(
      "--changed-only", [&] { check.changed_only = ChangedOnly::yes; },
      "In the validation of a pull request: only pipelines that it changes, directly or through a file they reach");
  app.add_flag_callback(
      "--pr-comments", [&] { check.pr_comments = PrComments::yes; },
      "In the validation of a pull request in Azure Repos: say the findings on it, with SYSTEM_ACCESSTOKEN");
  app.add_flag_callback(
      "--strict", [&] { check.strict = Strict::yes; }, "Exit with 3 when something could not be read");
}

void add_expansion(CLI::App& app, InputOptions& input) {
  app.add_option("--parameter", input.parameters, "Value of a pipeline parameter; JSON for objects; repeatable")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--parameters-file", input.parameters_file, "YAML or JSON file that maps parameters to values")
      ->type_name("FILE");
  app.add_option("--variable", input.variables, "Value of a variable at queue time; repeatable")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--repository", input.repositories, "Where a repository of resources.repositories lies; repeatable")
      ->type_name("ALIAS=DIR")
      ->allow_extra_args(false);
  app.add_option("--root", input.root, "The repository's root [nearest folder upwards with .git or .patscope.yml]")
      ->type_name("DIR");
}

void add_input(CLI::App& app, Options& options) {
  auto& input = options.input;
  app.add_option("PATH", input.paths, "Pipeline files, or directories that hold some [the current directory]");
  app.add_option("--config", input.config, "Configuration [.patscope.yml in the root]")->type_name("FILE");
  app.add_option("--grant", input.grants,
                 "What the PAT in variable NAME was granted; app_token is full access; repeatable")
      ->type_name("'NAME=SCOPE...'")
      ->allow_extra_args(false);
  add_expansion(app, input);
}

void add_fix(CLI::App& app, CheckOptions& check) {
  auto* fix = app.add_flag_callback(
      "--fix", [&] { check.fix = Fix::narrow; },
      "Take from the configuration's scopes what no request needs; never adds any");
  fix->excludes(app.get_option("--live"));
  app.add_flag_callback(
         "--widen", [&] { check.fix = Fix::widen; }, "With --fix: add what is missing too")
      ->needs(fix);
}

void add_options(CLI::App& app, const CommandRow& row, Options& options) {
  add_format(app, row.command == Command::check ? check_formats : plain_formats, options);
  switch (row.command) {
    case Command::scopes:
    case Command::calls:
      return add_input(app, options);
    case Command::check:
      add_input(app, options);
      add_check(app, options.check);
      add_live_check(app, options.live);
      return add_fix(app, options.check);
    case Command::init:
      add_input(app, options);
      app.add_flag_callback(
          "--force", [&] { options.overwrite = Overwrite::yes; }, "Overwrite the .patscope.yml that is there");
      return;
    case Command::verify:
      add_input(app, options);
      return add_live(app, options.live);
    case Command::mint:
      add_input(app, options);
      return add_mint(app, options.mint, options.live);
    case Command::expand:
      app.add_option("FILE", options.input.paths, "The pipeline")->required()->expected(1);
      add_expansion(app, options.input);
      app.add_flag_callback(
          "--annotate", [&] { options.annotate = Annotations::yes; }, "Say at each step where it comes from");
      return;
    case Command::explain:
      app.add_option("WHAT", options.explain.what, "A request (METHOD URL), a scope (vso.code) or a rule");
      app.add_option("--requests", options.explain.requests, "File with one METHOD URL a line; - is standard input")
          ->type_name("FILE");
      return;
  }
}

/// What was typed in the place of a command, with the nearest one that exists.
std::string no_command(const std::string& typed) {
  std::vector<std::string_view> known;
  for (const auto& row : commands) known.emplace_back(row.name);
  const auto near = nearest(typed, known);
  return fmt::format("'{}' is no command; {}", typed,
                     near.empty() ? "expected check, scopes, calls, expand, explain, verify, mint or init"
                                  : fmt::format("did you mean {}?", near));
}

std::string complaint(const CLI::ParseError& wrong, const CLI::App& app, int argc, const char* const* argv) {
  const auto used = app.get_subcommands();
  if (!used.empty()) return fmt::format("{}\nSee patscope {} --help.", wrong.what(), used.front()->get_name());
  if (argc < 2)
    return "expected a command: check, scopes, calls, expand, explain, verify, mint or init\nSee patscope --help.";
  const bool named = argv[1][0] != '-';
  return fmt::format("{}\nSee patscope --help.", named ? no_command(argv[1]) : wrong.what());
}

}  // namespace

std::optional<Options> read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app(
      "patscope reads Azure Pipelines, the templates and the scripts they run, and says which PAT scopes they "
      "need.",
      "patscope");
  app.set_version_flag("--version", version_line());
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 usage or configuration,\n"
      "3 analysis incomplete under --strict, 4 verification could not be done, 5 our own error.");
  for (const auto& row : commands) {
    auto* command = app.add_subcommand(row.name, row.summary);
    command->footer(fmt::format("Examples:\n{}", row.examples));
    command->callback([&options, &row] { options.command = row.command; });
    add_options(*command, row, options);
  }
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

std::pair<std::string, std::string> key_and_value(const std::string& typed, const char* option) {
  const auto equals = typed.find('=');
  if (equals == std::string::npos || equals == 0)
    throw WorldError(ExitCode::usage, fmt::format("{}: expected NAME=VALUE, got '{}'", option, typed));
  return {typed.substr(0, equals), typed.substr(equals + 1)};
}

}  // namespace patscope::cli
