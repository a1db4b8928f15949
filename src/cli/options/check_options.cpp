#include "cli/options/check_options.h"

#include <map>

#include "cli/options/grant.h"
#include "cli/options/input_options.h"
#include "cli/options/one_of.h"
#include "cli/options/sections.h"
#include "report/rules/rules.h"

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

void add_rules(CLI::App& app, const char* name, std::vector<std::string>& rules, const char* help) {
  app.add_option(name, rules, help)
      ->delimiter(',')
      ->check(a_rule())
      ->type_name("RULE")
      ->allow_extra_args(false)
      ->group(section::findings);
}

void add_findings(CLI::App& app, CheckOptions& check) {
  add_rules(app, "--select", check.selected_rules, "Only findings of these rules; repeatable, or between commas");
  add_rules(app, "--ignore", check.ignored_rules, "No findings of these rules; repeatable, or between commas");
  app.add_option("--baseline", check.baseline, "Only findings that FILE, from --write-baseline, does not know")
      ->type_name("FILE")
      ->group(section::findings);
  app.add_option("--write-baseline", check.write_baseline, "Write what is found now into FILE")
      ->type_name("FILE")
      ->group(section::findings);
  app.add_flag_callback(
         "--changed-only", [&] { check.changed_only = ChangedOnly::yes; },
         "In the validation of a pull request: only pipelines that it changes, directly or through a file they reach")
      ->group(section::findings);
  app.add_option_function<std::string>(
         "--fail-on", [&](const std::string& typed) { check.fail_on = thresholds.at(typed); },
         "What makes the exit code 1: missing (errors), unproven (and warnings), any (and notes), none [missing]")
      ->check(one_of(thresholds))
      ->type_name("LEVEL")
      ->group(section::findings);
  app.add_flag_callback(
         "--strict", [&] { check.strict = Strict::yes; }, "Exit with 3 when something could not be read")
      ->group(section::findings);
}

void add_outputs(CLI::App& app, CheckOptions& check) {
  app.add_option_function<std::vector<std::string>>(
         "--output",
         [&](const std::vector<std::string>& typed) {
           for (const auto& each : typed) check.outputs.push_back(parse_output(each));
         },
         "Write the answer into a file too, in a format of its own; repeatable")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false)
      ->group(section::output);
  app.add_flag_callback(
         "--pr-comments", [&] { check.pr_comments = PrComments::yes; },
         "In the validation of a pull request in Azure Repos: say the findings on it, with SYSTEM_ACCESSTOKEN")
      ->group(section::output);
}

}  // namespace

void add_check(CLI::App& app, CheckOptions& check) {
  add_findings(app, check);
  add_outputs(app, check);
}

void add_fix(CLI::App& app, CheckOptions& check) {
  auto* fix = app.add_flag_callback(
                     "--fix", [&] { check.fix = Fix::narrow; },
                     "Take from the configuration's scopes what no request needs; never adds any; not with --live")
                  ->group(section::configuration);
  fix->excludes(app.get_option("--live"));
  app.add_flag_callback(
         "--widen", [&] { check.fix = Fix::widen; }, "With --fix: add what is missing too")
      ->needs(fix)
      ->group(section::configuration);
}

}  // namespace patscope::cli
