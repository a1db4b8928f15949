#include "calls/recognise/headers.h"

#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string_view last_part(std::string_view dotted) {
  const auto dot = dotted.find_last_of(".:");
  return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

bool is_absolute(const Text& path) {
  return flatten(path).find("://") != std::string::npos;
}

Text without_trailing_slash(const Text& base) {
  const auto flat = flatten(base);
  return flat.ends_with('/') ? slice(base, 0, flat.size() - 1) : base;
}

/// System.CollectionUri and its kin already end in a slash: what follows is the path itself.
bool ends_in_slash(const Text& base) {
  return !base.pieces.empty() && base.pieces.back().hole && base.pieces.back().hole->kind == HoleKind::collection_url;
}

Text join_one(const Text& base, const Text& path) {
  if (base.empty() || is_absolute(path)) return path;
  const auto flat = flatten(path);
  const Text rest = flat.starts_with('/') ? slice(path, 1, flat.size()) : path;
  if (rest.empty() || ends_in_slash(base)) return base + rest;
  return without_trailing_slash(base) + Text("/") + rest;
}

}  // namespace

void add_header_line(Request& request, const Value& line) {
  for (const auto& text : as_texts(line)) {
    const auto flat = flatten(text);
    const auto colon = flat.find(':');
    const auto name = std::string(trim(std::string_view(flat).substr(0, colon)));
    const bool told = colon != std::string::npos && name.find(text_hole_byte) == std::string::npos;
    if (told)
      request.headers.emplace_back(name, Value(slice(text, colon + 1, flat.size())));
    else
      request.headers.emplace_back("", Value(text));
  }
}

void add_header_table(Request& request, const State& state, const Value& table) {
  for (const auto& [name, value] : entries(state, table)) request.headers.emplace_back(name, value);
  if (table.objects.empty() && !table.is_nothing()) request.headers.emplace_back("", table);
}

Text secret_of_login(const Text& login) {
  const auto flat = flatten(login);
  const auto colon = flat.find(':');
  if (colon == std::string::npos || flat.find_first_of(" \t{=") < colon) return login;
  auto password = slice(login, colon + 1, flat.size());
  return password.has_hole() ? password : login;
}

Value secret_of_login(const State& state, const Value& login) {
  Value secrets = login;
  secrets.objects.clear();
  for (auto& text : secrets.texts) text = secret_of_login(text);
  for (const auto id : login.objects) {
    const auto& object = state.heap.get(id);
    auto password = field(state, Value(id), object.kind == ObjectKind::library ? "@1" : "password");
    if (object.kind == ObjectKind::list && object.items.size() == 2) password = object.items[1];
    const auto secret = carried_by(state, password).empty() ? Value(id) : password;
    secrets = with_alternative(std::move(secrets), secret);
  }
  return secrets;
}

Value method_name(const Value& method) {
  return map_texts(method, [](const Text& text) {
    const auto name = text.known();
    if (!name) return text;
    Text upper = text;
    const std::string word = to_upper(last_part(*name));
    upper.pieces.clear();
    upper.append(Text(word, text.origin().value_or(Span{}), false));
    if (!text.pieces.empty() && !upper.pieces.empty()) upper.pieces.front().handed_in = text.pieces.front().handed_in;
    return upper;
  });
}

Value join_url(const Value& base, const Value& path) {
  if (base.is_nothing()) return path;
  if (path.is_nothing()) return base;
  Value result;
  for (const auto& head : as_texts(base))
    for (const auto& rest : as_texts(path)) {
      Value url(join_one(head, rest));
      result = result.is_nothing() ? std::move(url) : join(std::move(result), url);
    }
  return result;
}

}  // namespace patscope::calls
