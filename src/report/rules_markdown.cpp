#include <fmt/format.h>

#include "report/rules.h"

namespace patscope::report {

std::string rules_as_markdown() {
  std::string text =
      "# Rules\n\nGenerated from src/report/rules.cpp. `patscope explain RULE` says the same.\n\n"
      "| rule | severity | |\n| --- | --- | --- |\n";
  for (const auto& rule : rules())
    text += fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.id, to_string(rule.severity), rule.title);
  for (const auto& rule : rules())
    text += fmt::format("\n## {}\n\n{} ({}).\n\n{}\n", rule.id, rule.title, to_string(rule.severity), rule.help);
  return text;
}

}  // namespace patscope::report
