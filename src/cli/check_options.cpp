#include "cli/check_options.h"

#include <map>

#include "cli/grant.h"
#include "cli/input_options.h"
#include "cli/one_of.h"
#include "report/rules.h"

namespace patscope::cli {
namespace {

const std::map<std::string, std::optional<report::Severity>> thresholds = {{"missing", report::Severity::error},
                                                                           {"unproven", report::Severity::warning},
                                                                           {"any", report::Severity::note},
                                                                           {"none", std::nullopt}};

Output parse_output(const std::string& typed) {
  const auto [name, file] = key_and_value(typed, "--output");
  const auto format = find_format(name);
  if (!format || file.empty())
    throw CLI::ValidationError("--output", fmt::format("'{}': expected FORMAT=FILE with a FORMAT of --format", typed));
  return {.format = *format, .file = file};
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

}  // namespace

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

void add_fix(CLI::App& app, CheckOptions& check) {
  auto* fix = app.add_flag_callback(
      "--fix", [&] { check.fix = Fix::narrow; },
      "Take from the configuration's scopes what no request needs; never adds any");
  fix->excludes(app.get_option("--live"));
  app.add_flag_callback(
         "--widen", [&] { check.fix = Fix::widen; }, "With --fix: add what is missing too")
      ->needs(fix);
}

}  // namespace patscope::cli
