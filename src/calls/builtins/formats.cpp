#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/text_values.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

bool is_conversion(char c) {
  return std::string_view("sdiurxXfFgeqbcao").find(c) != std::string_view::npos;
}

/// Behind a '%': flags, width and precision, then the conversion. Its offset, or npos.
std::size_t conversion_at(std::string_view format, std::size_t from) {
  const auto at = format.find_first_not_of("-+ #0123456789.", from);
  return at != std::string_view::npos && is_conversion(format[at]) ? at : std::string_view::npos;
}

/// "name" of "{name:format}", "{0,10}", "{name!r}".
std::string_view field_name(std::string_view field) {
  return trim(field.substr(0, field.find_first_of(":!,")));
}

/// The argument that a replacement field names. Nothing: leave the field as it is.
std::optional<Value> argument_for(Machine& machine, std::string_view field, std::size_t& next,
                                  const std::vector<Value>& arguments,
                                  const std::vector<std::pair<std::string, Value>>& named) {
  const auto whole = field_name(field);
  const auto name = whole.substr(0, whole.find_first_of(".["));
  if (name.find_first_not_of("0123456789") == std::string_view::npos) {
    const auto index = name.empty() ? next++ : static_cast<std::size_t>(std::stoul(std::string(name.substr(0, 6))));
    if (index < arguments.size()) return arguments[index];
    return std::nullopt;
  }
  for (const auto& [key, value] : named)
    if (key == name) return name == whole ? value : derived(machine, std::string(whole), {value});
  return std::nullopt;
}

struct Formatter {
  Machine& machine;
  const Text& format;
  std::string flat;
  Value result{std::string{}};

  void literal(std::size_t begin, std::size_t end) { result = concatenate(result, Value(slice(format, begin, end))); }
  void value(const Value& argument) { result = concatenate(result, to_text(machine, argument)); }
};

Value format_one(Machine& machine, const Text& format, const std::vector<Value>& arguments,
                 const std::vector<std::pair<std::string, Value>>& named) {
  Formatter out{.machine = machine, .format = format, .flat = flatten(format)};
  std::size_t next = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < out.flat.size(); ++at) {
    const char c = out.flat[at];
    if (c != '{' && c != '}') continue;
    out.literal(begin, at);
    begin = at;
    if (at + 1 < out.flat.size() && out.flat[at + 1] == c) {
      begin = ++at;
      continue;
    }
    const auto end = out.flat.find('}', at);
    if (c == '}' || end == std::string::npos) continue;
    if (auto argument =
            argument_for(machine, std::string_view(out.flat).substr(at + 1, end - at - 1), next, arguments, named)) {
      out.value(*argument);
      begin = end + 1;
      at = end;
    }
  }
  out.literal(begin, out.flat.size());
  return out.result;
}

}  // namespace

Value format_printf(Machine& machine, const Text& format, const std::vector<Value>& arguments, const Value* mapping) {
  Formatter out{.machine = machine, .format = format, .flat = flatten(format)};
  std::size_t next = 0;
  std::size_t begin = 0;
  for (auto at = out.flat.find('%'); at != std::string::npos; at = out.flat.find('%', at)) {
    out.literal(begin, at);
    begin = at;
    if (out.flat.compare(at, 2, "%%") == 0) {
      begin = at + 1;
      at += 2;
      continue;
    }
    const auto close = out.flat.compare(at, 2, "%(") == 0 ? out.flat.find(')', at) : std::string::npos;
    const auto end = conversion_at(out.flat, close == std::string::npos ? at + 1 : close + 1);
    ++at;
    if (end == std::string::npos) continue;
    if (close != std::string::npos && mapping != nullptr)
      out.value(field(machine.state, *mapping, out.flat.substr(at + 1, close - at - 1)));
    else if (next < arguments.size())
      out.value(arguments[next++]);
    begin = at = end + 1;
  }
  out.literal(begin, out.flat.size());
  return out.result;
}

Value format_braces(Machine& machine, const Value& format, const std::vector<Value>& arguments,
                    const std::vector<std::pair<std::string, Value>>& named) {
  Value result;
  for (const auto& text : as_texts(format)) {
    const auto one = format_one(machine, text, arguments, named);
    result = with_alternative(std::move(result), one);
  }
  return result;
}

}  // namespace patscope::calls
