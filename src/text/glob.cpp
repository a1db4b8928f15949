#include "text/glob.h"

#include <vector>

namespace patscope {
namespace {

/// One pattern element, of how many bytes.
struct Element {
  enum class Kind { literal, one, many, deep, folders } kind = Kind::literal;
  std::size_t length = 1;
};

Element first_of(std::string_view pattern) {
  if (pattern.starts_with("**/")) return {Element::Kind::folders, 3};
  if (pattern.starts_with("**")) return {Element::Kind::deep, 2};
  if (pattern.starts_with('*')) return {Element::Kind::many, 1};
  if (pattern.starts_with('?')) return {Element::Kind::one, 1};
  return {};
}

/// What is reachable behind `element` from the reachable offsets `from`.
std::vector<bool> advance(Element element, char literal, std::string_view path, const std::vector<bool>& from) {
  std::vector<bool> to(from.size(), false);
  bool open = false;
  for (std::size_t i = 0; i < from.size(); ++i) {
    switch (element.kind) {
      case Element::Kind::literal:
      case Element::Kind::one:
        if (from[i] && i < path.size() && (element.kind == Element::Kind::one ? path[i] != '/' : path[i] == literal))
          to[i + 1] = true;
        break;
      case Element::Kind::many:
        open = from[i] || (open && path[i - 1] != '/');
        to[i] = open;
        break;
      case Element::Kind::deep:
        open = open || from[i];
        to[i] = open;
        break;
      case Element::Kind::folders:
        to[i] = from[i] || (open && path[i - 1] == '/');
        open = open || from[i];
        break;
    }
  }
  return to;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  std::vector<bool> reachable(path.size() + 1, false);
  reachable[0] = true;
  while (!pattern.empty()) {
    const auto element = first_of(pattern);
    reachable = advance(element, pattern.front(), path, reachable);
    pattern.remove_prefix(element.length);
  }
  return reachable.back();
}

}  // namespace patscope
