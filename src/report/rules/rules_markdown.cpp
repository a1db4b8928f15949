#include <fmt/format.h>

#include "report/rules/rules.h"

namespace patscope::report {

std::string rules_as_markdown() {
  std::string text =
      "# Rules\n\nGenerated from src/report/rules/rules.cpp. `patscope explain RULE` says the same. In each example "
      "the "
      "command in the first line finds what the rule is about.\n\n"
      "| rule | severity | |\n| --- | --- | --- |\n";
  for (const auto& rule : rules())
    text += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.id, to_string(rule.severity), rule.title);
  for (const auto& rule : rules()) {
    text += fmt::format("\n## {}\n\n{} ({}).\n\n{}\n", rule.id, rule.title, to_string(rule.severity), rule.help);
    if (const auto* example = find_example(rule.id))
      text += fmt::format("\n```yaml\n# {}\n{}```\n", example->command, example->pipeline);
  }
  return text;
}

}  // namespace patscope::report
