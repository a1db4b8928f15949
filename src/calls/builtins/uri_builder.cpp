#include "calls/builtins/uri_builder.h"

#include <algorithm>
#include <array>

#include "calls/evaluate/text_values.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

struct UrlParts {
  Text origin;  ///< scheme, host and port
  Text path;    ///< with its leading slash
  Text query;   ///< without the question mark
};

UrlParts take_apart(const Text& url) {
  const auto flat = flatten(url);
  const auto query = std::min(flat.find('?'), flat.size());
  const auto scheme = flat.find("://");
  const auto host = scheme == std::string::npos ? 0 : scheme + 3;
  // A hole in front may hold everything up to the path, so a collection URI is an origin.
  const auto path = std::min({flat.find('/', host), query, flat.size()});
  return {.origin = slice(url, 0, path),
          .path = slice(url, path, query),
          .query = slice(url, std::min(query + 1, flat.size()), flat.size())};
}

bool is_builder(const Machine& machine, ObjectId id) {
  return machine.state.heap.get(id).type == uri_builder_type;
}

Value part(const Machine& machine, ObjectId id, std::string_view name) {
  return field(machine.state, Value(id), name);
}

Value with_leading(std::string_view byte, const Value& value) {
  return map_texts(value, [&](const Text& text) {
    const auto flat = flatten(text);
    if (flat.empty() || flat.substr(0, 1) == byte || flat[0] == text_hole_byte) return text;
    return Text(std::string(byte)) + text;
  });
}

Value whole_url(const Machine& machine, ObjectId id) {
  const auto query = with_leading("?", part(machine, id, "query"));
  const auto origin = map_texts(part(machine, id, "origin"), [](const Text& text) { return trim_end(text, "/"); });
  return concatenate(concatenate(origin, with_leading("/", part(machine, id, "path"))), query);
}

}  // namespace

Value add_uri_builder(Machine& machine, const Value& url) {
  Value origin;
  Value path;
  Value query;
  for (const auto& text : as_texts(to_text(machine, url))) {
    const auto parts = take_apart(text);
    origin = with_alternative(std::move(origin), Value(parts.origin));
    path = with_alternative(std::move(path), Value(parts.path));
    query = with_alternative(std::move(query), Value(parts.query));
  }
  return add_library_object(machine.state, std::string(uri_builder_type),
                            {{"origin", origin}, {"path", path}, {"query", query}});
}

bool set_uri_part(Machine& machine, const Value& object, std::string_view name, const Value& value) {
  bool done = false;
  for (const auto id : object.objects) {
    if (!is_builder(machine, id)) continue;
    done = true;
    const auto text = to_text(machine, value);
    if (equals_ignoring_case(name, "Path") || name == "pathname")
      set_field(machine.state, Value(id), "path", text);
    else if (equals_ignoring_case(name, "Query") || name == "search")
      set_field(machine.state, Value(id), "query", text);
    else if (equals_ignoring_case(name, "Host"))
      set_field(machine.state, Value(id), "origin", concatenate(Value(std::string("https://")), text));
  }
  return done;
}

std::optional<Value> uri_part(const Machine& machine, ObjectId id, std::string_view name) {
  if (!is_builder(machine, id)) return std::nullopt;
  if (equals_ignoring_case(name, "Path")) return with_leading("/", part(machine, id, "path"));
  if (equals_ignoring_case(name, "Query")) return with_leading("?", part(machine, id, "query"));
  for (const std::string_view whole : {"Uri", "ToString", "AbsoluteUri", "toString", "href", "@url"})
    if (equals_ignoring_case(name, whole)) return whole_url(machine, id);
  return std::nullopt;
}

std::optional<Value> part_of_url(const Value& url, std::string_view name) {
  constexpr std::array<std::string_view, 4> wholes = {"AbsoluteUri", "OriginalString", "href", "Uri"};
  if (std::any_of(wholes.begin(), wholes.end(), [&](auto whole) { return equals_ignoring_case(name, whole); }))
    return url;
  if (equals_ignoring_case(name, "AbsolutePath") || equals_ignoring_case(name, "pathname"))
    return map_texts(url, [](const Text& text) { return take_apart(text).path; });
  if (equals_ignoring_case(name, "Query"))
    return map_texts(url, [](const Text& text) { return take_apart(text).query; });
  return std::nullopt;
}

}  // namespace patscope::calls
