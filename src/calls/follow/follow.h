#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/evaluate/functions.h"
#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Where a script's outermost scope keeps the words it was run with, as a list.
inline constexpr std::string_view command_line_name = "@argv";

/// How another script runs.
enum class Running {
  process,   ///< of its own: its variables are its own, its exit ends nothing else
  in_place,  ///< sourced: in the scope of the one that runs it
};

/// A script file of the repository, or one that an earlier script wrote. Coverage when it cannot be read.
Value run_file(Machine& machine, const Text& path, std::optional<script::Language> language,
               std::vector<EvaluatedArgument> arguments, Span place, Running running);
/// A script that is a string: -Command, -c, a here-document, eval.
Value run_code(Machine& machine, script::Language language, const Text& code, std::vector<EvaluatedArgument> arguments,
               Span place, Running running);
/// A command that is the path of a script: "./x.sh", "tools/x.ps1". Nothing when it is none.
[[nodiscard]] std::optional<Value> follow_path(Machine& machine, const Text& name,
                                               const std::vector<EvaluatedArgument>& arguments, Span place);

/// The program of a repository's file, parsed once; null with a reason told when it cannot be read.
[[nodiscard]] std::shared_ptr<const script::Program> program_of(Machine& machine, const std::string& path,
                                                                std::optional<script::Language> language, Span place);
/// The bytes of a repository's file, read once; null when it cannot be read.
[[nodiscard]] ScriptLibrary::Entry* read_file(Machine& machine, const std::string& path);

/// Evaluates a parsed script in a fresh outermost scope (or, `in_place`, in the running one).
Value run_program(Machine& machine, const script::Program& program, const std::string& path,
                  std::vector<EvaluatedArgument> arguments, Span place, Running running);

}  // namespace patscope::calls
