#pragma once

#include <string_view>

#include "pipeline/model.h"
#include "rest/text.h"

namespace patscope::pipeline {

/// The variables that one job's steps see: root, stage, job, matrix leg, then what earlier steps set; the later wins.
class VariableScope {
 public:
  void define(const Variable& variable);
  /// Sets by `##vso[task.setvariable]`, which wins over everything from then on.
  void set(std::string_view name, Text value);
  /// `$(name)`: the value with its own macros replaced (bounded recursion); a predefined variable is a hole of its
  /// kind; an unknown name is a hole of kind `any` that carries {pat, name}. `System.AccessToken` carries the job
  /// token.
  [[nodiscard]] Text value_of(std::string_view name) const;
  [[nodiscard]] bool defines(std::string_view name) const;
  [[nodiscard]] const std::vector<Variable>& all() const { return variables_; }

 private:
  std::vector<Variable> variables_;
};

/// Where a text stands decides what an unknown `$(name)` in it means.
enum class MacroContext {
  value,        ///< an input, an env value: an unknown name is a secret or a variable of a group
  bash_script,  ///< `$(date)` is a command substitution unless the name is a variable's
  script,       ///< other inline scripts: `$(Get-Date)` and `$(x)` likewise
};

/// Replaces `$(name)` in `text` as the agent does before a task runs.
[[nodiscard]] Text replace_macros(const Text& text, const VariableScope& scope, MacroContext context);

}  // namespace patscope::pipeline
