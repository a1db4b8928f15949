#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "require/require.h"
#include "text/strings.h"

namespace patscope::require {

inline const catalog::Catalog& embedded() {
  static const catalog::Catalog catalog = catalog::Catalog::embedded();
  return catalog;
}

/// "vso.build vso.code"
inline std::vector<catalog::ScopeId> ids(std::string_view names) {
  std::vector<catalog::ScopeId> found;
  for (const auto name : split_words(names)) found.push_back(embedded().scopes().find(name).value());
  return found;
}

inline std::string names(const std::vector<catalog::ScopeId>& scopes) {
  std::vector<std::string> found;
  for (const auto id : scopes) found.push_back(embedded().scopes().info(id).id);
  return join(found, " ");
}

/// "GET https://..." with a PAT; placeholders as people write them.
inline ResolvedCall request(std::string_view written, Credential credential = {CredentialKind::pat, "Pat"}) {
  RestCall call;
  const auto blank = written.find(' ');
  call.method = written.substr(0, blank);
  call.url = pasted_url(written.substr(blank + 1));
  call.credential = std::move(credential);
  return resolve(call, embedded());
}

}  // namespace patscope::require
