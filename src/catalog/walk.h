#pragma once

#include <functional>
#include <span>
#include <vector>

#include "catalog/trie.h"
#include "rest/url.h"

namespace patscope::catalog {

/// Routes of one ending that fit a URL.
struct Hit {
  std::span<const std::uint32_t> operations;
  bool tail = false;    ///< by "{*path}"
  bool hidden = false;  ///< by a hole that stands for no segment, or for several
  bool spare = false;   ///< a reading that counts only where it asks for something else than the ones in front
};

struct Walked {
  std::vector<Hit> hits;  ///< best first
  bool complete = true;   ///< false: there are more readings than anyone could use
};

/// Which routes below `root` fit `url.route`. A word takes the first that fits of literal, "${mixed}", integer,
/// parameter and catch-all, and comes back when that ends nowhere. A hole takes parameters; only where there is none
/// and only when its kind is `any` it takes every literal, then several segments at once. `wanted` says of an
/// operation whether its method is the one.
[[nodiscard]] Walked walk(const Trie& trie, const UrlPattern& url, const std::function<bool(std::uint32_t)>& wanted);

}  // namespace patscope::catalog
