// az devops invoke --area A --resource R --route-parameters a=b ... --http-method M: any request by its resource.

#include <algorithm>
#include <array>
#include <tuple>

#include "calls/recognise/az_line.h"
#include "calls/recognise/headers.h"
#include "calls/recognise/recognisers.h"
#include "catalog/resources.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using Parameters = std::vector<std::pair<std::string, Text>>;

Parameters route_parameters(const AzLine& line) {
  Parameters found;
  if (const auto project = line.value({"--project", "-p"}); !project.is_nothing())
    found.emplace_back("project", as_text(project));
  const auto* option = line.find({"--route-parameters"});
  if (option == nullptr) return found;
  for (const auto& pair : option->values) {
    const auto text = as_text(pair);
    const auto flat = flatten(text);
    const auto equals = flat.find('=');
    if (equals != std::string::npos) found.emplace_back(flat.substr(0, equals), slice(text, equals + 1, flat.size()));
  }
  return found;
}

const Text* find(const Parameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters)
    if (equals_ignoring_case(key, name)) return &value;
  return nullptr;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

struct Filled {
  Text path;
  int used = 0;
  int missing = 0;
  std::size_t segments = 0;
};

/// The most of what was given, the least that was not; "Runs" before "Runs/Query".
bool is_better(const Filled& one, const Filled& other) {
  return std::tuple(-one.used, one.missing, one.segments) < std::tuple(-other.used, other.missing, other.segments);
}

/// Trailing parameters that are not given are left out, as the extension does; others become holes.
Filled fill(std::string_view route, const Parameters& parameters) {
  auto segments = split(route, '/');
  while (is_parameter(segments.back()) &&
         find(parameters, segments.back().substr(1, segments.back().size() - 2)) == nullptr)
    segments.pop_back();
  Filled filled{.path = {}, .segments = segments.size()};
  for (const auto segment : segments) {
    if (!filled.path.empty()) filled.path.append("/");
    if (!is_parameter(segment)) {
      filled.path.append(segment);
      continue;
    }
    const auto name = segment.substr(1, segment.size() - 2);
    const auto* given = find(parameters, name);
    (given != nullptr ? filled.used : filled.missing) += 1;
    filled.path.append(
        given != nullptr ? *given : Text(Hole{.name = std::string(name), .kind = HoleKind::segment, .carries = {}}));
  }
  return filled;
}

std::optional<Text> best_path(const AzLine& line) {
  const auto area = known(line.value({"--area"}));
  const auto resource = known(line.value({"--resource"}));
  if (!area || !resource) return std::nullopt;
  const auto parameters = route_parameters(line);
  std::optional<Filled> best;
  for (const auto route : catalog::routes_of_resource(*area, *resource)) {
    auto filled = fill(route, parameters);
    if (!best || is_better(filled, *best)) best = std::move(filled);
  }
  if (!best) return std::nullopt;
  return best->path;
}

/// Areas that a host of their own answers for: the extension asks the organization where each is
/// (azext_devops/dev/team/invoke.py, confidence high).
struct AreaHost {
  std::string_view area;
  std::string_view host;
};
constexpr std::array hosts = {
    AreaHost{"extensionmanagement", "extmgmt"},
    AreaHost{"graph", "vssps"},
    AreaHost{"memberentitlementmanagement", "vsaex"},
    AreaHost{"packaging", "feeds"},
    AreaHost{"release", "vsrm"},
};

Value with_host_of_area(const Value& organization, const AzLine& line) {
  constexpr std::string_view general = "https://dev.azure.com/";
  const auto area = known(line.value({"--area"}));
  const auto row = std::find_if(hosts.begin(), hosts.end(),
                                [&](const AreaHost& one) { return area && equals_ignoring_case(one.area, *area); });
  if (row == hosts.end()) return organization;
  return map_texts(organization, [&](const Text& text) {
    const auto flat = flatten(text);
    if (!flat.starts_with(general)) return text;
    return Text("https://" + std::string(row->host) + ".dev.azure.com/") + slice(text, general.size(), flat.size());
  });
}

}  // namespace

Effect az_devops_invoke(Invocation& invocation, const AzLine& line) {
  Request request{.method = line.value({"--http-method"}),
                  .url = {},
                  .headers = {},
                  .credential = az_credential(invocation),
                  .idiom = "az-devops-invoke",
                  .azure_devops = true,
                  .decisive = line.spelt};
  request.method = request.method.is_nothing() ? Value(std::string("GET")) : method_name(request.method);
  request.fallback_credential = Credential{CredentialKind::unknown, ""};
  const auto path = best_path(line);
  if (path)
    request.url = join_url(with_host_of_area(az_organization(invocation, line), line), Value(*path));
  else
    request.unresolved = "az devops invoke with an area and resource that are not known: " +
                         as_text(line.value({"--area"})).with_names() + " " +
                         as_text(line.value({"--resource"})).with_names();
  return {.requests = {request}};
}

}  // namespace patscope::calls
