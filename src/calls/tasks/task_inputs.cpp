#include "calls/tasks/task_inputs.h"

#include <algorithm>

#include "calls/recognise/placeholders.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {

using pipeline::Step;
using pipeline::VariableScope;

const Text* input_of(const Step& step, std::string_view names) {
  for (const auto name : split(names, '|'))
    if (const auto* input = step.input(name); input != nullptr && !input->empty()) return input;
  return nullptr;
}

Text input_text(const Step& step, const VariableScope& scope, std::string_view names) {
  const auto* input = input_of(step, names);
  return input == nullptr ? Text() : pipeline::replace_macros(*input, scope, pipeline::MacroContext::value);
}

bool holds(std::string_view condition, const Step& step, const VariableScope& scope) {
  if (condition.empty()) return true;
  const auto equals = condition.find('=');
  if (equals == std::string_view::npos) return input_of(step, condition) != nullptr;
  const bool negated = equals > 0 && condition[equals - 1] == '!';
  const auto given = input_text(step, scope, condition.substr(0, negated ? equals - 1 : equals)).with_names();
  const auto values = split(condition.substr(equals + 1), '|');
  const bool is_one =
      std::any_of(values.begin(), values.end(), [&](auto value) { return equals_ignoring_case(value, given); });
  return is_one != negated;
}

Text line_of_inputs(std::string_view pattern, const Step& step, const VariableScope& scope) {
  return fill_placeholders(pattern, [&](std::string_view names) {
    const auto equals = names.find('=');
    auto value = input_text(step, scope, names.substr(0, equals));
    if (value.empty() && equals != std::string_view::npos) value.append(names.substr(equals + 1));
    return value;
  });
}

Text url_of_inputs(std::string_view pattern, const Step& step, const VariableScope& scope) {
  return fill_placeholders(pattern, [&](std::string_view name) {
    if (auto hole = pipeline::predefined_hole(name)) return Text(std::move(*hole));
    const auto value = input_text(step, scope, name);
    if (value.empty()) return Text(Hole{.name = std::string(name), .kind = HoleKind::segment, .carries = {}});
    const auto flat = flatten(value);
    return slice(value, 0, flat.ends_with('/') ? flat.size() - 1 : flat.size());
  });
}

}  // namespace patscope::calls
