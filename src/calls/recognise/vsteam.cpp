// The VSTeam module for PowerShell: Set-VSTeamAccount signs in, the other cmdlets send one request or two.

#include <algorithm>
#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/recognisers.h"
#include "calls/recognise/vsteam_cmdlets.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view account_fact = "vsteam.account";
constexpr std::string_view credential_fact = "vsteam.credential";
constexpr std::string_view services = "https://dev.azure.com";

const CmdletShape& account_shape() {
  static const CmdletShape shape{.parameters = {"Account", "PersonalAccessToken", "SecurePersonalAccessToken",
                                                "Version", "Drive", "Profile", "Level"},
                                 .switches = {"UseBearerToken", "Force", "UseWindowsAuthentication"},
                                 .positional = {"Account", "PersonalAccessToken"},
                                 .aliases = {{"Token", "PersonalAccessToken"}, {"PAT", "SecurePersonalAccessToken"}}};
  return shape;
}

const CmdletShape& request_shape() {
  static const CmdletShape shape{
      .parameters = {"Resource", "Area", "Id", "Version", "SubDomain", "Method", "Body", "InFile", "OutFile",
                     "ContentType", "Url", "AdditionalHeaders", "QueryString", "Team", "ProjectName"},
      .switches = {"JSON", "UseProjectId", "NoProject"},
      .positional = {"Resource", "Area", "Id", "Version", "SubDomain", "Method"}};
  return shape;
}

using Bindings = std::vector<std::pair<std::string, Value>>;

Value bound_value(const Bindings& bindings, std::string_view name) {
  const auto* value = bound(bindings, name);
  return value != nullptr ? *value : Value();
}

/// "contoso" is short for https://dev.azure.com/contoso.
Value account_url(const Value& account) {
  return map_texts(account, [](const Text& text) {
    const auto flat = flatten(text);
    const bool is_name = flat.find_first_of("/\x01") == std::string::npos;
    return is_name ? Text(std::string(services) + "/") + text : text;
  });
}

Effect sign_in(Invocation& invocation) {
  const auto bindings = bind(invocation, account_shape());
  auto token = bound_value(bindings, "PersonalAccessToken");
  if (token.is_nothing()) token = bound_value(bindings, "SecurePersonalAccessToken");
  auto& facts = invocation.state.job.facts;
  facts.insert_or_assign(std::string(account_fact), account_url(bound_value(bindings, "Account")));
  facts.insert_or_assign(std::string(credential_fact), token);
  return {.result = Value()};
}

/// What was signed in with, or the variables that an earlier sign-in leaves in the environment.
Value remembered(const Invocation& invocation, std::string_view fact, std::string_view variable) {
  const auto& facts = invocation.state.job.facts;
  const auto found = facts.find(fact);
  return found != facts.end() ? found->second : environment_variable(invocation, variable);
}

Request request_for(const Invocation& invocation) {
  Request request{.method = {},
                  .url = remembered(invocation, account_fact, "TEAM_ACCT"),
                  .headers = {},
                  .credential = remembered(invocation, credential_fact, "TEAM_PAT"),
                  .fallback_credential = Credential{CredentialKind::unknown, ""},
                  .idiom = "vsteam",
                  .azure_devops = true};
  if (request.credential.is_nothing()) request.credential = environment_variable(invocation, "TEAM_TOKEN");
  return request;
}

/// -Name or -Name:value, or a beginning of it.
bool has_parameter(const Invocation& invocation, std::string_view parameter) {
  return std::any_of(invocation.arguments.begin(), invocation.arguments.end(), [&](const auto& argument) {
    const std::string_view name = argument.name;
    return name.size() > 1 && starts_with_ignoring_case(parameter, name.substr(1));
  });
}

bool applies(const Invocation& invocation, const VsteamCmdlet& row) {
  return row.cmdlet == invocation.name && (row.when.empty() || has_parameter(invocation, row.when));
}

Request request_of(const Invocation& invocation, const VsteamCmdlet& row) {
  auto request = request_for(invocation);
  if (const auto* operation = invocation.catalog.find(row.operation)) {
    request.operation = operation->name();
    request.method = Value(operation->method);
  }
  return request;
}

Value with_sub_domain(const Value& account, const Value& sub_domain) {
  const auto name = known(sub_domain);
  if (!name) return account;
  return map_texts(account, [&](const Text& text) {
    const auto flat = flatten(text);
    if (!starts_with_ignoring_case(flat, services)) return text;
    return Text("https://" + *name + ".") + slice(text, std::string_view("https://").size(), flat.size());
  });
}

/// Invoke-VSTeamRequest -Area build -Resource builds -Id 5: the parts of a URL, in their order.
Effect send_any(const Invocation& invocation) {
  const auto bindings = bind(invocation, request_shape());
  auto request = request_for(invocation);
  request.method = method_name(bound_value(bindings, "Method"));
  if (request.method.is_nothing()) request.method = Value(std::string("GET"));
  if (const auto* url = bound(bindings, "Url")) {
    request.url = *url;
    request.azure_devops = false;
  } else {
    if (request.url.is_nothing()) request.url = unknown("organization");
    request.url = with_sub_domain(request.url, bound_value(bindings, "SubDomain"));
    if (bound(bindings, "NoProject") == nullptr)
      request.url = join_url(request.url, bound_value(bindings, "ProjectName"));
    request.url = join_url(join_url(request.url, bound_value(bindings, "Team")), Value(std::string("_apis")));
    for (const auto* part : {"Area", "Resource", "Id"})
      request.url = join_url(request.url, bound_value(bindings, part));
  }
  add_header_table(request, invocation.state, bound_value(bindings, "AdditionalHeaders"));
  return {.requests = {request}};
}

bool is_local(std::string_view cmdlet) {
  const auto local = vsteam_local_cmdlets();
  return std::any_of(local.begin(), local.end(), [&](std::string_view start) {
    return start == "show-vsteam" || start.ends_with("default") ? cmdlet.starts_with(start) : cmdlet == start;
  });
}

}  // namespace

std::optional<Effect> recognise_vsteam(Invocation& invocation) {
  const std::string_view name = invocation.name;
  if (name == "set-vsteamaccount" || name == "add-vsteamaccount") return sign_in(invocation);
  if (name == "remove-vsteamaccount") {
    invocation.state.job.facts.erase(std::string(account_fact));
    invocation.state.job.facts.erase(std::string(credential_fact));
    return Effect{.result = Value()};
  }
  if (is_local(name)) return std::nullopt;
  if (name == "invoke-vsteamrequest") return send_any(invocation);

  Effect effect;
  for (const auto& row : vsteam_lookups())
    if (applies(invocation, row)) effect.requests.push_back(request_of(invocation, row));
  const auto rows = vsteam_cmdlets();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return applies(invocation, each); });
  if (row != rows.end()) {
    effect.requests.push_back(request_of(invocation, *row));
  } else {
    effect.requests.push_back(request_for(invocation));
    effect.requests.back().method = unknown("method");
    effect.requests.back().unresolved = "what " + invocation.name + " sends is not known";
  }
  return effect;
}

}  // namespace patscope::calls
