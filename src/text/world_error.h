#pragma once

#include <stdexcept>
#include <string>

namespace patscope {

/// What `main` exits with; the numbers are part of the command line's contract.
enum class ExitCode { ok = 0, findings = 1, usage = 2, incomplete = 3, unverified = 4, internal = 5 };

/// The world says no: a missing file, no network, a bad option. Thrown at the edges, caught once in main.
class WorldError : public std::runtime_error {
 public:
  WorldError(ExitCode code, const std::string& message) : std::runtime_error(message), exit_code(code) {}

  ExitCode exit_code;
};

}  // namespace patscope
