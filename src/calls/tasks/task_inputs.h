#pragma once

#include <string_view>

#include "pipeline/model.h"
#include "pipeline/variables.h"

namespace patscope::calls {

// How the tables of tasks speak of a step's inputs: `names` are spellings of one input, "cwd|workingDirectory".

/// The first of the spellings that the step has with a value; null without.
[[nodiscard]] const Text* input_of(const pipeline::Step& step, std::string_view names);
/// The same with its macros replaced; empty without.
[[nodiscard]] Text input_text(const pipeline::Step& step, const pipeline::VariableScope& scope, std::string_view names);

/// Whether a row is for this step: "command=build|test", "command!=push", "filename" for an input that must be there;
/// empty: always.
[[nodiscard]] bool holds(std::string_view condition, const pipeline::Step& step, const pipeline::VariableScope& scope);

/// "npm {customCommand=install} {options}" with the step's inputs, or what stands behind the "=" where one is missing.
[[nodiscard]] Text line_of_inputs(std::string_view pattern, const pipeline::Step& step,
                                  const pipeline::VariableScope& scope);
/// "{server}/{System.TeamProject}/_apis" with the step's inputs and the predefined variables; inputs that are missing
/// are holes.
[[nodiscard]] Text url_of_inputs(std::string_view pattern, const pipeline::Step& step,
                                 const pipeline::VariableScope& scope);

}  // namespace patscope::calls
