#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/embedded.h"

namespace patscope::catalog {

/// The operations of an AREA.txt or of supplement.txt are appended, one for each method of a line.
void read_operations(const EmbeddedFile& file, const ScopeTable& scopes, std::vector<Operation>& operations);

/// By area, then id, then method, without case.
void sort_by_name(std::vector<Operation>& operations);

/// In sorted operations: all methods that share the name "build/Builds_Get", without case.
[[nodiscard]] std::span<Operation> named(std::vector<Operation>& operations, std::string_view name);
/// The one of that name and method; an empty method takes the first. Null when there is none.
[[nodiscard]] const Operation* find_operation(const std::vector<Operation>& operations, std::string_view name,
                                              std::string_view method = {});

/// A line of corrections.txt.
struct Correction {
  std::string method;
  std::string name;
  ScopeRule rule;
  Confidence confidence = Confidence::high;
  std::string evidence;
};
[[nodiscard]] std::vector<Correction> read_corrections(std::string_view bytes, const ScopeTable& scopes);
/// Whether it named an operation and changed its rule.
bool apply(const Correction& correction, std::vector<Operation>& sorted_operations);

/// "vso.build vso.code" or "any-pat". Nothing for a word that is neither.
[[nodiscard]] std::optional<ScopeRule> parse_rule(std::string_view text, const ScopeTable& scopes);

}  // namespace patscope::catalog
