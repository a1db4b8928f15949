#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/finding.h"

namespace patscope::report {

/// A kind of finding. All formats, `explain RULE` and the documentation read this table and nothing else.
struct Rule {
  std::string_view id;
  std::string_view title;  ///< one line, no full stop
  Severity severity = Severity::warning;
  std::string_view help;  ///< what it means and what to do; paragraphs separated by an empty line
};

/// In the order in which people read them: what fails first.
[[nodiscard]] std::span<const Rule> rules();
/// Nothing when there is no rule of that id.
[[nodiscard]] const Rule* find_rule(std::string_view id);

/// A pipeline in which a rule finds something. Those whose command asks the service tell of the service's answer.
struct Example {
  std::string_view rule;
  std::string_view command;
  std::string_view pipeline;  ///< azure-pipelines.yml, whole; in one THE-TOKEN-ITSELF stands for a token
};

/// One for each rule.
[[nodiscard]] std::span<const Example> examples();
/// Nothing when there is no rule of that id.
[[nodiscard]] const Example* find_example(std::string_view rule);

/// docs/rules.md, whole.
[[nodiscard]] std::string rules_as_markdown();

}  // namespace patscope::report
