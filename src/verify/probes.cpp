#include "verify/probes.h"

#include <algorithm>

#include "catalog/embedded.h"
#include "text/check.h"
#include "text/strings.h"

namespace patscope::verify {
namespace {

constexpr std::size_t field_count = 7;

Probe parse_line(std::string_view line, const catalog::ScopeTable& scopes) {
  const auto fields = split(line, '|');
  check(fields.size() == field_count, "a line of probes.txt with another number of fields");
  const auto scope = scopes.find(trim(fields[0]));
  check(scope.has_value(), "a probe for a scope that scopes.txt does not know");
  const auto text = [&](std::size_t index) { return std::string(trim(fields[index])); };
  return {.scope = *scope,
          .kind = text(1) == "write" ? ProbeKind::write : ProbeKind::read,
          .method = text(2),
          .sub_host = text(3),
          .path = text(4),
          .body = text(5),
          .operation = text(6)};
}

/// The probe for `needed` itself, or for the part of it with the most rights.
const Probe* best_probe(const std::vector<Probe>& table, catalog::ScopeId needed, const catalog::ScopeTable& scopes,
                        ProbeKind kind) {
  const Probe* best = nullptr;
  for (const auto& probe : table) {
    if (probe.kind != kind || !scopes.closure(needed).contains(probe.scope)) continue;
    if (best == nullptr || scopes.closure(probe.scope).rights() > scopes.closure(best->scope).rights()) best = &probe;
  }
  return best;
}

}  // namespace

std::vector<Probe> probe_table(const catalog::ScopeTable& scopes) {
  std::vector<Probe> table;
  for (const auto& file : catalog::embedded_files()) {
    if (file.name != "probes.txt") continue;
    for (const auto line : split(file.bytes, '\n'))
      if (!line.empty() && !line.starts_with('#')) table.push_back(parse_line(line, scopes));
  }
  return table;
}

std::vector<Probe> choose_probes(const std::vector<Probe>& table, const std::vector<catalog::ScopeId>& needed,
                                 const catalog::ScopeTable& scopes, ProbeKind kind, std::size_t most) {
  std::vector<Probe> chosen;
  for (const auto scope : needed) {
    const auto* probe = best_probe(table, scope, scopes, kind);
    const auto same = [&](const Probe& other) { return other.scope == probe->scope; };
    if (probe == nullptr || chosen.size() >= most || std::any_of(chosen.begin(), chosen.end(), same)) continue;
    chosen.push_back(*probe);
  }
  return chosen;
}

}  // namespace patscope::verify
