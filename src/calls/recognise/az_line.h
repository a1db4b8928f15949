#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

/// An `az` command line: words, then options that take any number of values ("--parameters a=1 b=2").
struct AzLine {
  struct Option {
    std::string name;
    std::vector<Value> values;
  };
  std::vector<std::string> words;  ///< "repos", "pr", "create": up to the first option or unknown word
  Value spelt;                     ///< the words as one text, with where each came from
  std::vector<Option> options;

  [[nodiscard]] const Option* find(std::initializer_list<std::string_view> names) const;
  /// The first value of the option; null without.
  [[nodiscard]] Value value(std::initializer_list<std::string_view> names) const;
};

[[nodiscard]] AzLine parse_az(std::span<const Value> words);

/// Whether a row of azure-cli.txt applies: every blank-separated term of `condition` (see that file's first lines).
/// "maybe" depends on the service's state and holds.
[[nodiscard]] bool holds(std::string_view condition, const AzLine& line);

/// Who the azure-devops extension sends its requests as. It tries the identity of `az login` first, then
/// AZURE_DEVOPS_EXT_PAT, then what `az devops login` stored (azext_devops/dev/common/services.py, get_connection). The
/// PAT is named where there is one, since it must suffice whenever that identity cannot list the projects.
[[nodiscard]] Value az_credential(const Invocation& invocation);

/// The organization's URL: --organization, then `az devops configure --defaults`, then a hole (the extension finds it
/// by the git remote).
[[nodiscard]] Value az_organization(const Invocation& invocation, const AzLine& line);

[[nodiscard]] Effect az_devops_invoke(Invocation& invocation, const AzLine& line);

}  // namespace patscope::calls
