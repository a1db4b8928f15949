#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "net/environment.h"
#include "report/terminal.h"

namespace patscope::cli {

/// Where one of the process's streams leads.
struct Stream {
  enum class Kind { terminal, other } kind = Kind::other;
  std::size_t columns = 0;  ///< 0: not known
};

[[nodiscard]] Stream standard_output();
[[nodiscard]] Stream standard_error();

/// A terminal that does more than show text: not TERM=dumb.
[[nodiscard]] bool obeys_escapes(const Stream& stream, const net::Environment& environment);

/// How text is written there. Coloured on a terminal unless NO_COLOR is set (no-color.org); FORCE_COLOR colours
/// everywhere and wins (force-color.org); either counts when it is not empty, whatever its value. As wide as COLUMNS
/// says, else as the terminal is.
[[nodiscard]] report::Terminal terminal_of(const Stream& stream, const net::Environment& environment);

/// "file://host/home/me/repository/". With the host, since terminals show what other machines print over SSH and must
/// not open a file of their own for it (so asks the description of OSC 8).
[[nodiscard]] std::string folder_url(const std::filesystem::path& folder);

}  // namespace patscope::cli
