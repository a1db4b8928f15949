#include "calls/builtins/aliases.h"

#include <array>

#include "calls/evaluate/variables.h"

namespace patscope::calls {
namespace {

struct Alias {
  std::string_view name;
  std::string_view command;
};

/// Those of PowerShell 7 and Windows PowerShell that matter here. `curl` and `wget` are aliases only in the latter and
/// are handled as programs when their arguments look so.
constexpr std::array aliases = {
    Alias{"irm", "invoke-restmethod"}, Alias{"iwr", "invoke-webrequest"},  Alias{"iex", "invoke-expression"},
    Alias{"sv", "set-variable"},       Alias{"set", "set-variable"},       Alias{"gv", "get-variable"},
    Alias{"echo", "write-output"},     Alias{"write", "write-output"},     Alias{"foreach", "foreach-object"},
    Alias{"%", "foreach-object"},      Alias{"where", "where-object"},     Alias{"?", "where-object"},
    Alias{"select", "select-object"},  Alias{"sort", "sort-object"},       Alias{"cd", "set-location"},
    Alias{"sl", "set-location"},       Alias{"pushd", "push-location"},    Alias{"popd", "pop-location"},
    Alias{"gc", "get-content"},        Alias{"cat", "get-content"},        Alias{"type", "get-content"},
    Alias{"sc", "set-content"},        Alias{"ac", "add-content"},         Alias{"ipmo", "import-module"},
    Alias{"tee", "tee-object"},        Alias{"saps", "start-process"},     Alias{"start", "start-process"},
    Alias{"icm", "invoke-command"},    Alias{"measure", "measure-object"}, Alias{"pwd", "get-location"},
    Alias{"gl", "get-location"},       Alias{"sleep", "start-sleep"},      Alias{"ni", "new-item"},
    Alias{"nal", "new-alias"},         Alias{"sal", "set-alias"},          Alias{"gci", "get-childitem"},
    Alias{"ls", "get-childitem"},      Alias{"dir", "get-childitem"},      Alias{"gi", "get-item"},
};

}  // namespace

std::string resolve_alias(const Machine& machine, std::string_view name) {
  if (machine.language != script::Language::powershell) return std::string(name);
  if (const auto own = find_variable(machine, "alias " + std::string(name)))
    if (const auto command = known(*own)) return *command;
  for (const auto& alias : aliases)
    if (alias.name == name) return std::string(alias.command);
  return std::string(name);
}

}  // namespace patscope::calls
