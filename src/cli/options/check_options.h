#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options/format_option.h"
#include "report/finding.h"

namespace patscope::cli {

enum class Strict { no, yes };
enum class ChangedOnly { no, yes };
enum class PrComments { no, yes };
enum class Fix { no, narrow, widen };

/// One of several outputs of a run: --output FORMAT=FILE.
struct Output {
  Format format = Format::text;
  std::string file;
};

struct CheckOptions {
  std::vector<Output> outputs;
  std::optional<report::Severity> fail_on = report::Severity::error;  ///< nothing: findings never fail
  Strict strict = Strict::no;
  ChangedOnly changed_only = ChangedOnly::no;
  PrComments pr_comments = PrComments::no;
  Fix fix = Fix::no;
  std::vector<std::string> selected_rules;  ///< --select; empty: all
  std::vector<std::string> ignored_rules;   ///< --ignore
  std::string baseline;                     ///< --baseline, a file
  std::string write_baseline;               ///< --write-baseline, a file
};

/// What `check` alone has but for --fix: which findings count, where else they are written, what fails.
void add_check(CLI::App& app, CheckOptions& check);
/// --fix, which no service can be asked with: after `add_live_check`.
void add_fix(CLI::App& app, CheckOptions& check);

}  // namespace patscope::cli
