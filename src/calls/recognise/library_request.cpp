#include "calls/recognise/library_request.h"

#include <algorithm>
#include <array>

#include "text/strings.h"

namespace patscope::calls {
namespace {

struct Verb {
  std::string_view name;
  std::string_view method;
};

constexpr std::array verbs = {
    Verb{"get", "GET"},       Verb{"post", "POST"},  Verb{"put", "PUT"},   Verb{"patch", "PATCH"},
    Verb{"delete", "DELETE"}, Verb{"del", "DELETE"}, Verb{"head", "HEAD"}, Verb{"options", "OPTIONS"},
};

bool sets(const Request& request, std::string_view header) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [&](const auto& entry) { return equals_ignoring_case(entry.first, header); });
}

/// `common`, `get`, `post`: tables of headers inside axios' table of defaults.
bool is_table_of_methods(std::string_view name, const Value& value) {
  return !value.objects.empty() && (name == "common" || http_verb(name));
}

/// Names that evaluation keeps for itself begin with "@".
bool is_entry(std::string_view key) {
  return !key.starts_with('@');
}

Text with_parameter(const Text& url, std::string_view key, const Text& value) {
  const char separator = flatten(url).find('?') == std::string::npos ? '?' : '&';
  return url + Text(std::string(1, separator) + std::string(key) + "=") + value;
}

}  // namespace

std::string_view last_name(std::string_view dotted) {
  const auto dot = dotted.rfind('.');
  return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

std::string_view name_before(std::string_view dotted) {
  const auto dot = dotted.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : dotted.substr(0, dot);
}

Value argument(const Invocation& invocation, std::string_view name, std::size_t index) {
  if (const auto* value = named(invocation, name)) return *value;
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

Value keyword(const Invocation& invocation, std::string_view name) {
  const auto* value = named(invocation, name);
  return value != nullptr ? *value : Value();
}

std::optional<std::string_view> http_verb(std::string_view name) {
  for (const auto& verb : verbs)
    if (equals_ignoring_case(verb.name, name)) return verb.method;
  return std::nullopt;
}

void add_default_headers(Request& request, const State& state, const Value& table) {
  std::vector<std::pair<std::string, Value>> added;
  for (const auto& [name, value] : entries(state, table)) {
    if (!is_entry(name)) continue;
    if (is_table_of_methods(name, value))
      add_default_headers(request, state, value);
    else if (!sets(request, name))
      added.emplace_back(name, value);
  }
  request.headers.insert(request.headers.end(), added.begin(), added.end());
  if (sets(request, "Authorization")) return;
  for (const auto id : table.objects)
    if (const auto& others = state.heap.get(id).others; !others.is_nothing()) request.headers.emplace_back("", others);
  if (table.objects.empty() && !table.is_nothing()) request.headers.emplace_back("", table);
}

Value copy_of_map(State& state, const Value& table) {
  if (!table.is_nothing() && table.objects.empty()) return table;
  Object copy;
  for (const auto& [key, value] : entries(state, table))
    if (is_entry(key)) copy.fields.emplace_back(key, value);
  for (const auto id : table.objects) copy.others = state.heap.get(id).others;
  return add_object(state, std::move(copy));
}

Value with_query(const State& state, const Value& url, const Value& query) {
  if (!url.objects.empty() || url.is_nothing()) return url;
  Value result = url;
  for (const auto& [key, value] : entries(state, query)) {
    if (!is_entry(key)) continue;
    const auto text = as_text(value);
    result = map_texts(result, [&](const Text& before) { return with_parameter(before, key, text); });
  }
  return result;
}

}  // namespace patscope::calls
