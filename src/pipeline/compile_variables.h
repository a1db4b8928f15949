#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expression/value.h"

namespace patscope::pipeline {

/// What `${{ variables.x }}` sees: the YAML variables on the way from the root to the place of the expression, as
/// literal text. Groups, queue-time variables and outputs are Null there; predefined variables that the service knows
/// at compile time are holes unless the user gives their value.
class CompileVariables {
 public:
  /// `given`: values of the command line; only those of predefined variables are seen at compile time.
  explicit CompileVariables(const std::vector<std::pair<std::string, std::string>>& given) : given_(given) {}

  void define(std::string_view name, Text value);
  [[nodiscard]] const expression::Value& value();
  /// How many variables `value` will have to put together.
  [[nodiscard]] std::size_t rebuild_cost() const { return fresh_ ? 0 : variables_.size(); }

  /// What was defined since `mark` is forgotten by `forget`, when a stage or job ends.
  [[nodiscard]] std::size_t mark() const { return variables_.size(); }
  void forget(std::size_t mark);

 private:
  [[nodiscard]] std::optional<expression::Value> missing(std::string_view name) const;

  const std::vector<std::pair<std::string, std::string>>& given_;
  std::vector<std::pair<std::string, Text>> variables_;
  expression::Value value_;
  bool fresh_ = false;
};

}  // namespace patscope::pipeline
