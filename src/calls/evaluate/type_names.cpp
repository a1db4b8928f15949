#include "calls/evaluate/type_names.h"

#include <array>

#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

struct TypeName {
  std::string_view short_name;
  std::string_view full;
};

/// PowerShell's type accelerators, and what scripts import by `using namespace`.
constexpr std::array accelerators = {
    TypeName{"uri", "System.Uri"},
    TypeName{"uribuilder", "System.UriBuilder"},
    TypeName{"convert", "System.Convert"},
    TypeName{"string", "System.String"},
    TypeName{"pscredential", "System.Management.Automation.PSCredential"},
    TypeName{"webclient", "System.Net.WebClient"},
    TypeName{"httpclient", "System.Net.Http.HttpClient"},
    TypeName{"httprequestmessage", "System.Net.Http.HttpRequestMessage"},
    TypeName{"httpmethod", "System.Net.Http.HttpMethod"},
    TypeName{"authenticationheadervalue", "System.Net.Http.Headers.AuthenticationHeaderValue"},
    TypeName{"networkcredential", "System.Net.NetworkCredential"},
    TypeName{"scriptblock", "System.Management.Automation.ScriptBlock"},
};

std::string_view without_brackets(std::string_view name) {
  if (name.starts_with('[')) name.remove_prefix(1);
  if (name.ends_with(']')) name.remove_suffix(1);
  return trim(name);
}

}  // namespace

std::string full_type_name(std::string_view spelt) {
  const auto name = without_brackets(spelt);
  for (const auto& row : accelerators)
    if (equals_ignoring_case(row.short_name, name)) return std::string(row.full);
  if (starts_with_ignoring_case(name, "System.") || starts_with_ignoring_case(name, "Microsoft."))
    return std::string(name);
  return "System." + std::string(name);
}

Value type_by_name(Machine& machine, std::string_view name) {
  const auto bare = without_brackets(name);
  if (auto own = find_variable(machine, "type " + std::string(bare))) return *own;
  return add_library_object(machine.state, full_type_name(bare));
}

std::optional<Value> evaluate_type_name(Machine& machine, const script::Node& node) {
  if (machine.language != script::Language::powershell) return std::nullopt;
  const bool variable = node.kind == script::Kind::variable && node.name.starts_with('[');
  if (!variable) return std::nullopt;
  return type_by_name(machine, node.name);
}

}  // namespace patscope::calls
