#pragma once

#include <string>

#include "catalog/scopes.h"
#include "report/report.h"

namespace patscope::cli {

/// A .patscope.yml with each PAT of the report at its least scopes, and its pipelines. PATs without a name are left
/// out. Wants `credentials` filled.
[[nodiscard]] std::string new_config(const report::Report& report, const catalog::ScopeTable& scopes);

/// `text` as a YAML scalar on one line: as it is where that is safe, else in double quotes.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace patscope::cli
