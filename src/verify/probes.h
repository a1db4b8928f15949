#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/scopes.h"

namespace patscope::verify {

enum class ProbeKind { read, write };

/// A line of src/catalog/data/probes.txt.
struct Probe {
  catalog::ScopeId scope{};
  ProbeKind kind = ProbeKind::read;
  std::string method;
  std::string sub_host;
  std::string path;
  std::string body;
  std::string operation;
};

[[nodiscard]] std::vector<Probe> probe_table(const catalog::ScopeTable& scopes);

/// The probes that these needed scopes ask for: for each the probe of the scope itself, otherwise of the largest scope
/// that it includes. At most one a scope family, and `most` in all.
[[nodiscard]] std::vector<Probe> choose_probes(const std::vector<Probe>& table,
                                               const std::vector<catalog::ScopeId>& needed,
                                               const catalog::ScopeTable& scopes, ProbeKind kind, std::size_t most);

}  // namespace patscope::verify
