#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/embedded.h"
#include "catalog/scopes.h"
#include "support/stand_in/organization.h"
#include "verify/patience.h"
#include "verify/verify.h"

namespace patscope::verify {

inline const catalog::ScopeTable& scope_table() {
  static const auto table = [] {
    for (const auto& file : catalog::embedded_files())
      if (file.name == "scopes.txt") return catalog::ScopeTable::parse(file.bytes);
    return catalog::ScopeTable::parse("");
  }();
  return table;
}

/// The real transport, led to the stand-in by its environment.
inline std::unique_ptr<net::Transport> transport_to(const stand_in::Organization& organization) {
  return net::make_transport(
      {.policy = {},
       .environment = [variables = organization.environment()](std::string_view name) -> std::optional<std::string> {
         for (const auto& [key, value] : variables)
           if (key == name) return value;
         return std::nullopt;
       }});
}

inline net::Secret sent_as_pat(std::string_view token) {
  return net::authorization_header(net::Secret(std::string(token)), net::Scheme::basic);
}

/// What the service says of `token` and of the scopes `needed`.
struct Asked {
  LiveResult result;
  std::vector<require::Verdict> verdicts;
};

inline Asked ask(const stand_in::Organization& organization, std::string_view token,
                 const std::vector<std::string_view>& needed, Options options = {},
                 const std::string& name = "contoso") {
  std::vector<catalog::ScopeId> ids;
  for (const auto scope : needed) ids.push_back(*scope_table().find(scope));
  const auto real = transport_to(organization);
  Patient patient(*real, [](std::chrono::seconds) {});
  Asked asked{.result = verify_token(patient, {.organization = name, .server = {}, .project = "My Shop"},
                                     sent_as_pat(token), ids, scope_table(), options),
              .verdicts = {}};
  for (const auto id : ids) asked.verdicts.push_back(judge_scope(id, asked.result, nullptr, scope_table()));
  return asked;
}

}  // namespace patscope::verify
