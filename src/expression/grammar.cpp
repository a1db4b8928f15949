#include "expression/expression.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::expression {

Grammar grammar_of(Slot slot) {
  switch (slot) {
    case Slot::compile_time:
      return {.names = {"parameters", "variables"}};
    case Slot::root_variable:
      return {.names = {"variables", "resources", "pipeline"}, .counter = CounterFunction::yes};
    case Slot::job_variable:
      return {.names = {"variables", "dependencies", "stageDependencies", "resources", "pipeline"},
              .counter = CounterFunction::yes,
              .checked = Checked::not_at_all};
    case Slot::job_condition:
    case Slot::stage_condition:
      return {.names = {"variables", "dependencies", "stageDependencies", "pipeline"},
              .status = StatusFunctions::with_arguments};
    case Slot::step_condition:
      return {.names = {"variables"}, .status = StatusFunctions::without_arguments, .checked = Checked::known_names};
  }
  check(false, "a Slot without a grammar");
  return {};
}

std::string describe(const Error& error, std::string_view source) {
  if (error.kind != ErrorKind::syntax) return error.message;
  return error.message + ". Located at position " + std::to_string(error.offset + 1) + " within expression: '" +
         std::string(trim(source)) + "'. For more help, refer to https://go.microsoft.com/fwlink/?linkid=842996";
}

}  // namespace patscope::expression
