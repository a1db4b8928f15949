#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "report/find/ignore.h"
#include "report/report.h"
#include "rest/call.h"
#include "text/sources.h"

namespace patscope::cli {

/// .patscope.yml, read. Every key: docs/configuration.md.
struct Config {
  std::vector<std::string> pipelines;                                 ///< relative to the root; files or directories
  std::vector<report::DeclaredGrant> grants;                          ///< `credentials:`
  std::vector<RestCall> calls;                                        ///< requests of programs that cannot be read
  std::vector<report::Ignore> ignores;                                ///< `ignore:`
  std::map<std::string, std::optional<report::Severity>> severities;  ///< `rules:`; nothing: the rule is off
};

/// `shown` is how the file is named to people. Throws a WorldError (usage) with file, line, column and, for a mistyped
/// key or scope, the nearest one that exists.
[[nodiscard]] Config read_config(Sources& sources, const std::string& shown, std::string bytes,
                                 const catalog::ScopeTable& scopes);

/// Throws the WorldError of `read_config`.
[[noreturn]] void refuse_config(const Sources& sources, Span place, const std::string& message);

}  // namespace patscope::cli
