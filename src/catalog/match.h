#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/trie.h"

namespace patscope::catalog {

/// More candidates than this with rules that differ say nothing: the request counts as unresolved.
inline constexpr std::size_t most_candidates = 64;

/// The rules of Catalog::match; see there.
[[nodiscard]] Match match_route(const Trie& trie, std::span<const Operation> operations, std::string_view method,
                                const UrlPattern& url);

}  // namespace patscope::catalog
