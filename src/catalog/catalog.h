#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/embedded.h"
#include "catalog/scopes.h"
#include "rest/url.h"

namespace patscope::catalog {

/// What a PAT must hold for an operation. Only `any_of` names scopes.
enum class RuleKind { any_of, any_pat, no_pat, full_access_only, entra_only, unstated };

/// As JSON spells it: "any-of", "any-pat", "no-pat", "full-access-only", "entra-only", "unstated".
[[nodiscard]] std::string_view to_string(RuleKind kind);

struct ScopeRule {
  RuleKind kind = RuleKind::unstated;
  std::vector<ScopeId> any_of;  ///< sorted; a PAT that holds one of them will do

  friend bool operator==(const ScopeRule&, const ScopeRule&) = default;
};

enum class Confidence { high, medium, low };
[[nodiscard]] std::string_view to_string(Confidence confidence);

/// Where a line of the catalogue comes from.
enum class Knowledge { specification, correction, supplement };

/// One REST operation: a line of src/catalog/data. A line with several methods is several operations of one name.
struct Operation {
  std::string area;    ///< folder of the specifications: "build", "distributedTask"
  std::string id;      ///< operationId with its spaces: "Builds_Get"
  std::string method;  ///< upper case
  UrlArea anchor = UrlArea::apis;
  std::string route;  ///< behind the anchor: "build/builds/{buildId:int}", "wit/classificationnodes/{group}/{*path}"
  std::vector<std::string> required_query;  ///< "name" or "name=value" that tell overloads apart, lower case
  ScopeRule rule;
  std::string versions;  ///< "7.2", "4.1-7.1", "server-5.0"; empty for the supplement
  std::string service;   ///< sub-host of the specification: "", "vssps", "feeds", ...
  Knowledge knowledge = Knowledge::specification;
  Confidence confidence = Confidence::high;
  std::string evidence;  ///< for people; empty for what a specification states

  /// "build/Builds_Get": unique but for the method.
  [[nodiscard]] std::string name() const { return area + "/" + id; }
};

enum class Resolution { exact, ambiguous, unknown_endpoint, unresolved };

/// As JSON spells it: "exact", "ambiguous", "unknown-endpoint", "unresolved".
[[nodiscard]] std::string_view to_string(Resolution resolution);

/// Which operations a request may be. Several is an answer, not an error.
struct Match {
  Resolution resolution = Resolution::unknown_endpoint;
  std::vector<const Operation*> operations;  ///< best first; several when `ambiguous`
};

class Catalog {
 public:
  /// The one in the executable, parsed on first use of the process' single instance in main.
  [[nodiscard]] static Catalog embedded();
  /// From files in the form of src/catalog/data. A malformed line is a mistake of ours: it aborts.
  [[nodiscard]] static Catalog parse(std::span<const EmbeddedFile> files);

  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;
  ~Catalog();

  /// `method` upper case; empty matches every method but HEAD and OPTIONS. Never throws.
  ///
  /// The route decides: a word takes, left to right and coming back from dead ends, literal before "${mixed}" before
  /// integer before parameter before catch-all, among the routes that have the method. A hole takes parameters, and
  /// literals only where no parameter fits and its kind is `any`. Equal routes are told apart by fewest missing
  /// required query names, most present ones, service, specification before supplement, newest version. Project and
  /// team do not decide. Behind an open end, deeper routes count where they ask for something else.
  [[nodiscard]] Match match(std::string_view method, const UrlPattern& url) const;
  /// "build/Builds_Get", without case; with no method the first that has the name.
  [[nodiscard]] const Operation* find(std::string_view name, std::string_view method = {}) const;
  /// Those for which a PAT with this scope is enough.
  [[nodiscard]] std::vector<const Operation*> accepting(ScopeId scope) const;
  [[nodiscard]] const std::vector<Operation>& operations() const;  ///< sorted by area, then id
  [[nodiscard]] const ScopeTable& scopes() const;
  [[nodiscard]] std::string_view commit() const;  ///< of the specifications it was generated from
  [[nodiscard]] std::string_view date() const;

  /// A row of azure-cli.txt: what one `az` command sends.
  struct CommandRequest {
    std::string condition;  ///< the options that make it happen, see azure-cli.txt; empty: always
    std::string method;     ///< empty when an option says it
    std::string url;        ///< "https://dev.azure.com/{organization}/{project}/_apis/..."
    const Operation* operation = nullptr;
  };
  /// `command` without "az": "pipelines run", "repos pr create". Null for a command that is not in the table; an empty
  /// list for one that makes no request.
  [[nodiscard]] const std::vector<CommandRequest>* command(std::string_view command) const;
  [[nodiscard]] std::vector<std::string> commands() const;

  /// What a method of an Azure DevOps client library sends, "build/Builds_List"; empty when the catalogue knows no
  /// operation for it, nothing for a method that is not in sdk.txt. `language` is "node" or "python"; the client may be
  /// spelt as its class or as what gets it ("BuildApi", "getBuildApi", "BuildClient", "get_build_client").
  [[nodiscard]] std::optional<std::string_view> sdk_operation(std::string_view language, std::string_view client,
                                                              std::string_view method) const;

 private:
  Catalog();
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace patscope::catalog
