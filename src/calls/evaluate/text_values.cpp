#include "calls/evaluate/text_values.h"

#include <algorithm>

#include "calls/builtins/uri_builder.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string_view list_separator(script::Language language) {
  return language == script::Language::javascript ? "," : " ";
}

/// Spells out lists. They may hold themselves, and lists of lists of lists many times over: what is nested deeper and
/// what comes later is a hole.
class Speller {
 public:
  explicit Speller(const Machine& machine) : machine_(machine) {}

  Value spell(const Value& value) {
    if (value.objects.empty() && value.callables.empty()) return value;
    Value result;
    result.texts = value.texts;
    result.maybe_nothing = value.maybe_nothing;
    for (const auto id : value.objects) {
      auto text = spell_object(id);
      result = with_alternative(std::move(result), text);
    }
    if (result.is_nothing()) return unknown("function");
    return result;
  }

  Value join(const std::vector<Value>& items, const Value& separator) {
    Value result(std::string{});
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) result = concatenate(result, separator);
      result = concatenate(result, spell(items[i]));
    }
    return result;
  }

 private:
  Value spell_object(ObjectId id) {
    const auto& object = machine_.state.heap.get(id);
    if (object.kind == ObjectKind::list && left_ > 0 && levels_left_ > 0) {
      --left_;
      --levels_left_;
      auto items = object.items;
      if (!object.others.is_nothing()) items.push_back(object.others);
      auto text = join(items, Value(std::string(list_separator(machine_.language))));
      ++levels_left_;
      return text;
    }
    if (const auto url = uri_part(machine_, id, "@url")) return *url;
    const auto name = object.type.empty() ? "object" : object.type;
    if (left_ == 0) return unknown(name);
    --left_;
    return unknown(name, HoleKind::any, carried_by(machine_.state, Value(id)));
  }

  const Machine& machine_;
  int levels_left_ = 4;
  int left_ = 512;  ///< objects still to be looked into
};

}  // namespace

Value to_text(const Machine& machine, const Value& value) {
  return Speller(machine).spell(value);
}

Value join_items(const Machine& machine, const std::vector<Value>& items, const Value& separator) {
  return Speller(machine).join(items, separator);
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
