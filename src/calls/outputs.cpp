#include "calls/outputs.h"

#include "text/strings.h"

namespace patscope::calls {
namespace {

/// "step.variable" of "dependencies.A.outputs['step.variable']"; a deployment's has its job in front.
std::string output_name(std::string_view expression) {
  const auto outputs = find_ignoring_case(expression, "outputs[");
  if (outputs == std::string_view::npos) return {};
  const auto open = expression.find('\'', outputs);
  if (open == std::string_view::npos) return {};
  const auto close = expression.find('\'', open + 1);
  return to_lower(expression.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
}

/// "mint.login.token" ends in "login.token".
bool names(std::string_view asked, std::string_view output) {
  if (asked == output) return true;
  return asked.size() > output.size() && asked.ends_with(output) && asked[asked.size() - output.size() - 1] == '.';
}

const Output* find_output(const std::string& expression, const std::vector<Output>& outputs) {
  const auto asked = output_name(expression);
  const Output* found = nullptr;
  for (const auto& output : outputs) {
    if (!names(asked, output.name)) continue;
    const bool same_job = find_ignoring_case(expression, "." + output.job + ".") != std::string_view::npos;
    if (same_job) return &output;
    found = &output;
  }
  return found;
}

Text named_after(Text value, const std::string& variable) {
  for (auto& piece : value.pieces) {
    if (!piece.hole) continue;
    for (auto& credential : piece.hole->carries)
      if (credential.kind == CredentialKind::pat || credential.kind == CredentialKind::entra)
        credential.name = variable;
  }
  return value;
}

}  // namespace

std::vector<pipeline::Variable> with_outputs(const std::vector<pipeline::Variable>& variables,
                                             const std::vector<Output>& outputs) {
  auto filled = variables;
  for (auto& variable : filled) {
    if (variable.expression.empty()) continue;
    const auto* output = find_output(variable.expression, outputs);
    if (output == nullptr) continue;
    auto value = as_text(output->value);
    // A secret that came from somewhere unseen is still the variable's.
    if (value.has_hole() && value.carries().empty() && !from_answer(value)) continue;
    variable.value = named_after(std::move(value), variable.name);
  }
  return filled;
}

}  // namespace patscope::calls
