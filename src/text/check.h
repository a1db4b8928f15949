#pragma once

#include <source_location>

namespace patscope {

/// Our own mistakes: prints `what` with its place and aborts, in release builds too.
/// Trouble in the user's files is a value, trouble with the world a `WorldError`; neither comes here.
void check(bool holds, const char* what, std::source_location where = std::source_location::current());

}  // namespace patscope
