#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patscope::catalog {

/// One PAT scope as the service names it and as the PAT page labels it.
struct ScopeInfo {
  std::string id;                     ///< "vso.build_execute"; compare without case
  std::string label;                  ///< "Build (Read & execute)"; empty when the page does not offer it
  std::vector<std::string> includes;  ///< directly; the table closes over them
  bool selectable = false;            ///< can be ticked on the PAT page
  std::string evidence;
  std::string note;
};

enum class ScopeId : std::uint16_t {};

/// A set of scopes closed under inclusion: what holds `vso.code_manage` holds `vso.code_write` and `vso.code`.
class ScopeSet {
 public:
  static constexpr std::size_t capacity = 192;

  [[nodiscard]] bool contains(ScopeId id) const { return bits_.test(static_cast<std::size_t>(id)); }
  [[nodiscard]] bool includes(const ScopeSet& other) const { return (bits_ | other.bits_) == bits_; }
  [[nodiscard]] bool empty() const { return bits_.none(); }
  /// How many rights it holds, its implied ones included: the measure of "least".
  [[nodiscard]] std::size_t rights() const { return bits_.count(); }

  friend ScopeSet operator|(const ScopeSet& a, const ScopeSet& b) {
    ScopeSet result;
    result.bits_ = a.bits_ | b.bits_;
    return result;
  }
  friend bool operator==(const ScopeSet&, const ScopeSet&) = default;

 private:
  friend class ScopeTable;
  std::bitset<capacity> bits_;
};

/// scopes.txt, read.
class ScopeTable {
 public:
  /// `lines` in the form of src/catalog/data/scopes.txt. A malformed line is a mistake of ours: it aborts.
  [[nodiscard]] static ScopeTable parse(std::string_view lines);

  [[nodiscard]] std::optional<ScopeId> find(std::string_view id) const;
  [[nodiscard]] const ScopeInfo& info(ScopeId id) const;
  /// Sorted by id; ScopeId is the index.
  [[nodiscard]] const std::vector<ScopeInfo>& all() const { return scopes_; }
  /// The scope with everything that it includes.
  [[nodiscard]] ScopeSet closure(ScopeId id) const;
  [[nodiscard]] ScopeSet closure(const std::vector<ScopeId>& ids) const;

 private:
  [[nodiscard]] ScopeSet close(ScopeId start) const;

  std::vector<ScopeInfo> scopes_;
  std::vector<ScopeSet> closures_;
};

/// The scope string of a PAT with full access.
inline constexpr std::string_view full_access = "app_token";

}  // namespace patscope::catalog
