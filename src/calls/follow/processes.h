#pragma once

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A process that a library starts (subprocess, child_process, zx).
struct Process {
  Value program;          ///< a command line as a text, or as a list of words
  Value arguments;        ///< a list of words behind `program`, or null
  Value options;          ///< a map; of interest are "env" and "cwd"
  bool inherits = false;  ///< what it writes goes to the output of the program that starts it
};

/// The text of a command that is run at `place`. One line that was put together elsewhere (a constant that several
/// calls run) stands where it is run; a script of several lines, and what is written right there, keeps its own places.
[[nodiscard]] Text run_at(const Machine& machine, Text command, Span place);

/// Runs it as a shell would; what it writes to its output.
[[nodiscard]] Value run_process(Machine& machine, const Process& process, Span place);

}  // namespace patscope::calls
