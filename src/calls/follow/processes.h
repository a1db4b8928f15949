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

/// Runs it as a shell would; what it writes to its output.
[[nodiscard]] Value run_process(Machine& machine, const Process& process, Span place);

}  // namespace patscope::calls
