// The Azure CLI: azure-devops commands by the catalogue's table, `az rest`, `az devops invoke`, and what leaves an
// identity or defaults behind for later commands.

#include "calls/recognise/az_line.h"
#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/placeholders.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// The resource that Entra tokens for Azure DevOps are minted for.
constexpr std::string_view azure_devops_resource = "499b84ac-1321-427f-aa17-267ca6975798";

using Handler = Effect (*)(Invocation&, const AzLine&);

Effect quiet(Value result = {}) {
  return {.requests = {}, .result = std::move(result)};
}

Value identity(const Invocation& invocation) {
  const auto& facts = invocation.state.job.facts;
  const auto found = facts.find("az.identity");
  if (found != facts.end()) return found->second;
  return unknown("az login", HoleKind::any, {{CredentialKind::entra, invocation.step.connection}});
}

bool is_for_azure_devops(const Value& resource) {
  for (const auto& text : as_texts(resource))
    if (text.has_hole() || find_ignoring_case(text.with_blanks(), azure_devops_resource) != std::string::npos)
      return true;
  return false;
}

/// In an agent nobody can answer a login without options: the step's connection stays what it was.
Effect log_in(Invocation& invocation, const AzLine& line) {
  auto& facts = invocation.state.job.facts;
  const bool names_somebody =
      line.find({"--service-principal", "--identity", "-i", "--username", "-u", "--federated-token"}) != nullptr;
  if (names_somebody || !facts.contains("az.identity"))
    facts["az.identity"] = unknown("az login", HoleKind::any, {{CredentialKind::entra, invocation.step.connection}});
  return quiet();
}

Effect mint_token(Invocation& invocation, const AzLine& line) {
  const Value scope = line.value({"--scope", "--resource"});
  if (!is_for_azure_devops(scope)) return quiet(unknown("a token of another service"));
  const auto carried = carries(identity(invocation));
  std::vector<Credential> entra;
  for (const auto& credential : carried) entra.push_back({CredentialKind::entra, credential.name});
  return quiet(unknown("an Entra token", HoleKind::any, entra));
}

Effect configure(Invocation& invocation, const AzLine& line) {
  const auto* defaults = line.find({"--defaults", "-d"});
  if (defaults == nullptr) return quiet();
  for (const auto& pair : defaults->values)
    for (const auto& text : as_texts(pair)) {
      const auto flat = flatten(text);
      const auto equals = flat.find('=');
      if (equals == std::string::npos) continue;
      invocation.state.job.facts["az.defaults." + to_lower(flat.substr(0, equals))] =
          Value(slice(text, equals + 1, flat.size()));
    }
  return quiet();
}

/// `az rest` adds a token only where --resource names one, or for Azure's own endpoints.
Effect rest(Invocation& invocation, const AzLine& line) {
  Request request{.method = line.value({"--method", "-m"}),
                  .url = line.value({"--uri", "--url", "-u"}),
                  .headers = {},
                  .credential = {},
                  .idiom = "az-rest"};
  request.method = request.method.is_nothing() ? Value(std::string("GET")) : method_name(request.method);
  if (const auto* headers = line.find({"--headers"}))
    for (const auto& header : headers->values) {
      const auto text = as_text(header);
      const auto flat = flatten(text);
      const auto end = flat.find_first_of("=:");
      const auto name = flat.substr(0, end);
      request.headers.emplace_back(end == std::string::npos ? "" : name,
                                   Value(slice(text, std::min(end, flat.size() - 1) + 1, flat.size())));
    }
  const Value resource = line.value({"--resource"});
  if (!resource.is_nothing() && is_for_azure_devops(resource)) request.credential = identity(invocation);
  return {.requests = {request}};
}

Value url_of(std::string_view pattern, const Value& organization) {
  constexpr std::string_view general = "https://dev.azure.com/{organization}";
  if (!pattern.starts_with(general)) return Value(with_segment_holes(pattern));
  return join_url(organization, Value(with_segment_holes(pattern.substr(general.size()))));
}

Effect from_table(Invocation& invocation, const AzLine& line, std::string_view command) {
  const auto* rows = invocation.catalog.command(command);
  const Value organization = az_organization(invocation, line);
  Effect effect;
  for (const auto& row : *rows) {
    if (!holds(row.condition, line)) continue;
    Request request{.method = Value(row.method),
                    .url = url_of(row.url, organization),
                    .headers = {},
                    .credential = az_credential(invocation),
                    .idiom = "az-" + line.words.front(),
                    .azure_devops = true,
                    .decisive = line.spelt};
    request.fallback_credential = Credential{CredentialKind::unknown, ""};
    if (row.operation != nullptr) request.operation = row.operation->name();
    effect.requests.push_back(std::move(request));
  }
  if (effect.requests.empty()) effect.result = Value();
  return effect;
}

/// `az devops login` reads the token from standard input and stores it for later commands; one that is not known takes
/// the place of an earlier one too.
Effect devops_login(Invocation& invocation, const AzLine& line) {
  if (!invocation.input.is_nothing() && known(invocation.input) != "")
    invocation.state.job.facts["az.devops.token"] = invocation.input;
  Effect effect = from_table(invocation, line, "devops login");
  for (auto& request : effect.requests) request.credential = invocation.input;
  return effect;
}

struct Row {
  std::string_view command;
  Handler handle;
};

constexpr Row rows[] = {
    {"login", log_in}, {"account get-access-token", mint_token}, {"devops configure", configure},
    {"rest", rest},    {"devops login", devops_login},           {"devops invoke", az_devops_invoke},
};

/// The longest beginning of the words that is a command.
std::string longest_command(const AzLine& line, auto&& is_command) {
  for (std::size_t count = line.words.size(); count > 0; --count) {
    const auto command =
        to_lower(patscope::join({line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(count)}, " "));
    if (is_command(command)) return command;
  }
  return {};
}

/// Groups of the azure-devops extension: a command of theirs that no table knows still goes to Azure DevOps.
bool is_azure_devops_group(const AzLine& line) {
  static constexpr std::string_view groups[] = {"devops", "repos", "pipelines", "boards", "artifacts"};
  if (line.words.empty()) return false;
  for (const auto group : groups)
    if (line.words.front() == group) return true;
  return false;
}

}  // namespace

std::optional<Effect> recognise_az(Invocation& invocation) {
  const auto arguments = words(invocation);
  const auto line = parse_az(arguments);
  for (const auto& row : rows)
    if (longest_command(line, [&](const std::string& command) { return command == row.command; }) == row.command)
      return row.handle(invocation, line);
  const auto command =
      longest_command(line, [&](const std::string& words) { return invocation.catalog.command(words) != nullptr; });
  if (!command.empty()) return from_table(invocation, line, command);
  if (!is_azure_devops_group(line) || line.find({"--help", "-h"}) != nullptr) return quiet(unknown("az's output"));
  Request request{.method = unknown("method"),
                  .url = {},
                  .headers = {},
                  .credential = az_credential(invocation),
                  .idiom = "az-" + line.words.front(),
                  .unresolved = "an az command that the catalogue does not know",
                  .azure_devops = true,
                  .decisive = line.spelt};
  return Effect{.requests = {request}};
}

}  // namespace patscope::calls
