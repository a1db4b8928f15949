#include <algorithm>
#include <array>

#include "rest/url.h"
#include "text/strings.h"

namespace patscope {
namespace {

constexpr auto npos = std::string_view::npos;

struct Bracket {
  std::string_view open;
  char close;
};
constexpr auto brackets = std::to_array<Bracket>({{"${", '}'}, {"$(", ')'}, {"{", '}'}, {"<", '>'}});

constexpr auto dollar_literals = std::to_array<std::string_view>({"batch", "ruleEngine"});

bool is_name_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

struct Placeholder {
  std::size_t size = 0;  ///< 0: none stands here
  std::string_view name;
};

Placeholder bracketed(std::string_view rest) {
  for (const auto& [open, close] : brackets) {
    if (!rest.starts_with(open)) continue;
    const auto end = rest.find(close, open.size());
    if (end == npos || end == open.size()) continue;
    return {.size = end + 1, .name = rest.substr(open.size(), end - open.size())};
  }
  return {};
}

bool is_real_value(std::string_view name, std::string_view before) {
  const bool type = name.front() >= 'A' && name.front() <= 'Z';
  return std::find(dollar_literals.begin(), dollar_literals.end(), name) != dollar_literals.end() ||
         (type && to_lower(before).ends_with("workitems/"));
}

Placeholder dollar_variable(std::string_view rest, std::string_view before) {
  if (!rest.starts_with('$')) return {};
  std::size_t end = 1;
  while (end < rest.size() && is_name_byte(rest[end])) ++end;
  const auto name = rest.substr(1, end - 1);
  if (name.empty() || is_real_value(name, before)) return {};
  return {.size = end, .name = name};
}

/// "%d0" is an encoded byte.
Placeholder format_specifier(std::string_view rest) {
  const bool found = rest.starts_with("%s") || (rest.starts_with("%d") && (rest.size() == 2 || !is_name_byte(rest[2])));
  return found ? Placeholder{.size = 2, .name = "value"} : Placeholder{};
}

Placeholder placeholder_at(std::string_view rest, std::string_view before) {
  if (const auto found = bracketed(rest); found.size > 0) return found;
  if (const auto found = dollar_variable(rest, before); found.size > 0) return found;
  return format_specifier(rest);
}

}  // namespace

Text pasted_url(std::string_view written) {
  const auto unescaped = replace_all(replace_all(written, "\\$", "$"), "`$", "$");
  const std::string_view path = std::string_view(unescaped).substr(0, unescaped.find_first_of("?#"));
  Text result;
  std::size_t literal_begin = 0;
  std::size_t at = 0;
  while (at < path.size()) {
    const auto found = placeholder_at(path.substr(at), path.substr(0, at));
    if (found.size == 0) {
      ++at;
      continue;
    }
    result.append(path.substr(literal_begin, at - literal_begin));
    const bool base = at == 0;  // the whole front: "{collectionUri}", "$(System.CollectionUri)"
    result.append(
        Text(Hole{.name = std::string(found.name), .kind = base ? HoleKind::any : HoleKind::segment, .carries = {}}));
    at += found.size;
    literal_begin = at;
  }
  return result.append(std::string_view(unescaped).substr(literal_begin));
}

}  // namespace patscope
