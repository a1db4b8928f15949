// urllib.parse: URLs taken apart and put together again, named tuples as Python makes them.

#include <algorithm>
#include <array>

#include "calls/builtins/builtin_help.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view result_type = "urllib.parse.Result";

using Names = std::span<const std::string_view>;
constexpr std::array<std::string_view, 5> split_names = {"scheme", "netloc", "path", "query", "fragment"};
constexpr std::array<std::string_view, 6> parse_names = {"scheme", "netloc", "path", "params", "query", "fragment"};

Names names_of(std::size_t count) {
  return count == parse_names.size() ? Names(parse_names) : Names(split_names);
}

/// What stands in front of `separator`, which goes with it; `text` keeps the rest.
std::optional<Text> cut_front(Text& text, std::string_view separator) {
  const auto flat = flatten(text);
  const auto at = flat.find(separator);
  if (at == std::string::npos) return std::nullopt;
  auto front = slice(text, 0, at);
  text = slice(text, at + separator.size(), flat.size());
  return front;
}

/// What stands behind the first `separator`; `text` keeps what is in front.
Text cut_back(Text& text, std::string_view separator) {
  auto rest = text;
  auto front = cut_front(rest, separator);
  if (!front) return {};
  text = std::move(*front);
  return rest;
}

/// In the order of `split_names`. Of a URL whose beginning only the run knows no part is known.
std::array<Text, 5> parts_of(const Text& url) {
  auto rest = url;
  auto fragment = cut_back(rest, "#");
  auto query = cut_back(rest, "?");
  auto scheme = cut_front(rest, "://");
  if (!scheme && !rest.empty() && rest.pieces.front().hole) {
    std::array<Text, 5> parts;
    for (std::size_t i = 0; i < parts.size(); ++i)
      parts.at(i) = Text(Hole{.name = rest.pieces.front().hole->name + "." + std::string(split_names.at(i)),
                              .kind = HoleKind::any,
                              .carries = rest.carries(),
                              .from_answer = from_answer(rest)});
    return parts;
  }
  if (!scheme) return {Text(), Text(), rest, query, fragment};
  const auto flat = flatten(rest);
  const auto host_end = std::min(flat.find('/'), flat.size());
  return {*scheme, slice(rest, 0, host_end), slice(rest, host_end, flat.size()), query, fragment};
}

/// "user:password@host:443"
struct Authority {
  Value user;
  Value password;
  Value host;
};
Authority authority_of(const Value& netloc) {
  Authority all;
  for (const auto& text : as_texts(netloc)) {
    auto host = text;
    if (auto user = cut_front(host, "@")) {
      const auto password = cut_back(*user, ":");
      all.user = with_alternative(std::move(all.user), Value(*user));
      if (!password.empty()) all.password = with_alternative(std::move(all.password), Value(password));
    }
    (void)cut_back(host, ":");
    all.host = with_alternative(std::move(all.host), Value(host));
  }
  return all;
}

/// A tuple whose items have names.
Value make_result(Machine& machine, std::vector<Value> parts) {
  Object result{.kind = ObjectKind::list, .type = std::string(result_type), .items = std::move(parts)};
  const auto names = names_of(result.items.size());
  for (std::size_t i = 0; i < names.size(); ++i) result.fields.emplace_back(names[i], result.items[i]);
  const auto authority = authority_of(result.items[1]);
  result.fields.emplace_back("username", authority.user);
  result.fields.emplace_back("password", authority.password);
  result.fields.emplace_back("hostname", authority.host);
  return add_object(machine.state, std::move(result));
}

std::optional<Value> split_url(Machine& machine, Invocation& invocation) {
  std::vector<Value> parts(split_names.size());
  for (const auto& text : as_texts(to_text(machine, argument(invocation, 0)))) {
    const auto one = parts_of(text);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = with_alternative(std::move(parts[i]), Value(one.at(i)));
  }
  if (parts.front().is_nothing()) return std::nullopt;
  // urlparse knows parameters of the last segment as well, which nobody has.
  if (invocation.name.ends_with("urlparse")) parts.insert(parts.begin() + 3, Value(std::string{}));
  return make_result(machine, std::move(parts));
}

/// `mark` in front of what is not empty.
Value marked(std::string_view mark, const Value& part) {
  return map_texts(part,
                   [&](const Text& text) { return flatten(text).empty() ? Text() : Text(std::string(mark)) + text; });
}

Value whole_url(const Machine& machine, const std::vector<Value>& parts) {
  const auto names = names_of(parts.size());
  const auto part = [&](std::string_view name) {
    const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    return to_text(machine, parts[at]);
  };
  const auto host = known(part("netloc")) == "" ? Value(std::string{}) : marked("://", part("netloc"));
  const auto origin = concatenate(part("scheme"), host);
  const auto path = map_texts(part("path"), [&](const Text& text) {
    const auto flat = flatten(text);
    const bool joined = flat.empty() || flat[0] == '/' || flat[0] == text_hole_byte || known(origin) == "";
    return joined ? text : Text(std::string("/")) + text;
  });
  const auto query = marked("?", part("query"));
  return concatenate(concatenate(concatenate(origin, path), query), marked("#", part("fragment")));
}

bool is_result(const Machine& machine, const Value& value) {
  return value.objects.size() == 1 && machine.state.heap.get(value.objects.front()).type == result_type;
}

std::optional<Value> put_together(Machine& machine, Invocation& invocation) {
  const auto parts = items(machine.state, argument(invocation, 0));
  if (parts.size() != split_names.size() && parts.size() != parse_names.size()) return std::nullopt;
  return whole_url(machine, parts);
}

std::optional<Value> url_of_result(Machine& machine, Invocation& invocation) {
  if (!is_result(machine, invocation.receiver)) return std::nullopt;
  return whole_url(machine, items(machine.state, invocation.receiver));
}

/// parts._replace(netloc=..., query="")
std::optional<Value> with_other_parts(Machine& machine, Invocation& invocation) {
  if (!is_result(machine, invocation.receiver)) return std::nullopt;
  auto parts = items(machine.state, invocation.receiver);
  const auto names = names_of(parts.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto* value = named(invocation, names[i])) parts[i] = to_text(machine, *value);
  return make_result(machine, std::move(parts));
}

constexpr std::array rows = {
    Builtin{"urllib.parse.urlsplit", split_url},
    Builtin{"urllib.parse.urlparse", split_url},
    Builtin{"urllib.parse.urlunsplit", put_together},
    Builtin{"urllib.parse.urlunparse", put_together},
    Builtin{"urllib.parse.unquote", first_argument},
    Builtin{"urllib.parse.unquote_plus", first_argument},
    Builtin{".geturl", url_of_result},
    Builtin{"._replace", with_other_parts},
};

}  // namespace

std::span<const Builtin> python_url_builtins() {
  return rows;
}

}  // namespace patscope::calls
