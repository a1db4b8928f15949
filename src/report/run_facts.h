#pragma once

#include <string>

namespace patscope::report {

/// What a format says of the run itself. Empty: not known.
struct RunFacts {
  std::string version;         ///< of patscope: "0.1.0"
  std::string repository_uri;  ///< of the repository that was analysed, without user info
  std::string revision;
  std::string branch;
};

}  // namespace patscope::report
