#include "calls/evaluate/text_values.h"

#include <algorithm>

#include "calls/builtins/uri_builder.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string_view list_separator(script::Language language) {
  return language == script::Language::javascript ? "," : " ";
}

/// A list may hold itself: what is nested deeper is not spelt out.
constexpr int deepest_text = 4;

Value text_at(const Machine& machine, const Value& value, int depth);

Value joined_at(const Machine& machine, const std::vector<Value>& items, const Value& separator, int depth) {
  Value result(std::string{});
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result = concatenate(result, separator);
    result = concatenate(result, text_at(machine, items[i], depth));
  }
  return result;
}

Value text_of_object(const Machine& machine, ObjectId id, int depth) {
  const auto& object = machine.state.heap.get(id);
  if (object.kind == ObjectKind::list && depth < deepest_text) {
    auto items = object.items;
    if (!object.others.is_nothing()) items.push_back(object.others);
    return joined_at(machine, items, Value(std::string(list_separator(machine.language))), depth + 1);
  }
  if (const auto url = uri_part(machine, id, "@url")) return *url;
  return unknown(object.type.empty() ? "object" : object.type, HoleKind::any, carried_by(machine.state, Value(id)));
}

Value text_at(const Machine& machine, const Value& value, int depth) {
  if (value.objects.empty() && value.callables.empty()) return value;
  Value result;
  result.texts = value.texts;
  result.maybe_nothing = value.maybe_nothing;
  for (const auto id : value.objects) {
    auto text = text_of_object(machine, id, depth);
    result = with_alternative(std::move(result), text);
  }
  if (result.is_nothing()) return unknown("function");
  return result;
}

}  // namespace

Value to_text(const Machine& machine, const Value& value) {
  return text_at(machine, value, 0);
}

Value join_items(const Machine& machine, const std::vector<Value>& items, const Value& separator) {
  return joined_at(machine, items, separator, 0);
}

Value add_list(Machine& machine, std::vector<Value> items) {
  constexpr std::size_t longest_list = 256;
  Value others;
  while (items.size() > longest_list) {
    others = with_alternative(std::move(others), items.back());
    items.pop_back();
  }
  return add_object(machine.state, {.kind = ObjectKind::list,
                                    .type = {},
                                    .items = std::move(items),
                                    .fields = {},
                                    .others = std::move(others),
                                    .of = {}});
}

std::vector<Text> split_text(const Text& text, std::string_view separator) {
  const auto flat = flatten(text);
  std::vector<Text> parts;
  for (std::size_t begin = 0;;) {
    const auto end = separator.empty() ? std::string::npos : flat.find(separator, begin);
    parts.push_back(slice(text, begin, std::min(end, flat.size())));
    if (end == std::string::npos) return parts;
    begin = end + separator.size();
  }
}

std::vector<Text> lines_of(const Text& text) {
  auto lines = split_text(text, "\n");
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (auto& line : lines) line = trim_end(line, "\r");
  return lines;
}

std::vector<Text> words_of(const Text& text) {
  const auto flat = flatten(text);
  std::vector<Text> words;
  constexpr std::string_view blanks = " \t\r\n";
  for (auto begin = flat.find_first_not_of(blanks); begin != std::string::npos;) {
    const auto end = std::min(flat.find_first_of(blanks, begin), flat.size());
    words.push_back(slice(text, begin, end));
    begin = flat.find_first_not_of(blanks, end);
  }
  return words;
}

Text trim_start(const Text& text, std::string_view set) {
  const auto flat = flatten(text);
  const auto begin = flat.find_first_not_of(set);
  return begin == std::string::npos ? Text() : slice(text, begin, flat.size());
}

Text trim_end(const Text& text, std::string_view set) {
  const auto flat = flatten(text);
  const auto last = flat.find_last_not_of(set);
  return last == std::string::npos ? Text() : slice(text, 0, last + 1);
}

Text trim_text(const Text& text, std::string_view set) {
  return trim_start(trim_end(text, set), set);
}

Text replace_text(const Text& text, std::string_view from, const Text& to) {
  if (from.empty()) return text;
  Text result;
  bool first = true;
  for (const auto& part : split_text(text, from)) {
    if (!first) result.append(to);
    result.append(part);
    first = false;
  }
  return result;
}

Value derived(const Machine& machine, std::string name, const std::vector<Value>& from) {
  Hole hole{.name = std::move(name), .kind = HoleKind::any, .carries = {}};
  for (const auto& value : from) {
    for (const auto& credential : carried_by(machine.state, value))
      if (std::find(hole.carries.begin(), hole.carries.end(), credential) == hole.carries.end())
        hole.carries.push_back(credential);
    hole.from_answer = hole.from_answer || from_answer(value);
  }
  return Value(Text(std::move(hole)));
}

}  // namespace patscope::calls
