#pragma once

#include <string>

#include "report/terminal.h"

namespace patscope::report {

/// The source line of a span with a caret below where it begins and tildes as far as it goes on that line. Long lines
/// are cut to the terminal's width around the caret. Empty when the line is.
[[nodiscard]] std::string excerpt(const Sources& sources, Span span, const Terminal& terminal);

}  // namespace patscope::report
