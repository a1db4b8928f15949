#include "pipeline/variables.h"

#include <algorithm>

#include "pipeline/predefined.h"
#include "pipeline/shell_commands.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

/// The agent's own bound on variables that hold variables.
constexpr std::size_t deepest_nesting = 50;
/// A value may name another one twice, so that depth alone does not bound its size.
constexpr std::size_t largest_value = 1U << 20U;

struct Macro {
  std::size_t begin = 0;  ///< of "$("
  std::size_t end = 0;    ///< behind ")"
  std::string_view name;
};

/// The next "$(", up to the first ")" behind it, whatever stands between: how the agent looks for macros.
std::optional<Macro> next_macro(std::string_view flat, std::size_t from) {
  const auto begin = flat.find("$(", from);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto close = flat.find(')', begin + 2);
  if (close == std::string_view::npos) return std::nullopt;
  return Macro{begin, close + 1, flat.substr(begin + 2, close - begin - 2)};
}

/// What a user may call a variable; anything else between "$(" and ")" is script code.
bool may_be_variable(std::string_view name) {
  constexpr std::string_view word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
  return !name.empty() && name.find_first_not_of(word) == std::string_view::npos && name[0] != '-' && name[0] != '.';
}

Text unknown_variable(std::string_view name) {
  return Text(
      Hole{.name = std::string(name), .kind = HoleKind::any, .carries = {{CredentialKind::pat, std::string(name)}}});
}

/// A value put in for a macro stands where the macro stands.
void append_at(Text& out, const Text& value, Span place) {
  for (Piece piece : value.pieces) {
    piece.origin = place;
    piece.verbatim = false;
    out.pieces.push_back(std::move(piece));
  }
}

Span place_of(const Text& text, const Macro& macro) {
  const Text written = slice(text, macro.begin, macro.end);
  if (written.pieces.empty()) return {};
  Span place = written.pieces.front().origin;
  place.end = std::max(
      place.end, written.pieces.back().origin.source == place.source ? written.pieces.back().origin.end : place.end);
  return place;
}

/// Replaces the macros that `value_of` has an answer for; the others stay as they are written.
Text replace(const Text& text, auto&& value_of) {
  const std::string flat = flatten(text);
  Text out;
  std::size_t done = 0;
  std::size_t from = 0;
  while (const auto macro = next_macro(flat, from)) {
    const std::optional<Text> value = value_of(macro->name);
    if (!value) {
      from = macro->begin + 1;
      continue;
    }
    out.append(slice(text, done, macro->begin));
    append_at(out, *value, place_of(text, *macro));
    done = from = macro->end;
  }
  if (done == 0) return text;
  return out.append(slice(text, done, flat.size()));
}

class Lookup {
 public:
  explicit Lookup(const VariableScope& scope) : scope_(scope) {}

  [[nodiscard]] const Variable* find(std::string_view name) const {
    const auto& all = scope_.all();
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Variable& variable) {
      return variable.origin != VariableOrigin::group && equals_ignoring_case(variable.name, name);
    });
    return found == all.rend() ? nullptr : &*found;
  }

  /// Nothing for a name that nobody defines, for one that is being looked up already, and below the agent's depth:
  /// such macros stay as written.
  std::optional<Text> value(std::string_view name) {
    const Variable* variable = find(name);
    if (!variable) {
      if (auto hole = predefined_hole(name)) return Text(std::move(*hole));
      return std::nullopt;
    }
    const bool cyclic = std::find(active_.begin(), active_.end(), variable) != active_.end();
    if (cyclic || active_.size() >= deepest_nesting || size_ > largest_value) return std::nullopt;
    active_.push_back(variable);
    Text result = replace(variable->value, [&](std::string_view inner) -> std::optional<Text> {
      auto known = value(inner);
      if (!known && !find(inner) && may_be_variable(inner)) return unknown_variable(inner);
      return known;
    });
    active_.pop_back();
    for (const auto& piece : result.pieces) size_ += piece.literal.size() + 1;
    return result;
  }

 private:
  const VariableScope& scope_;
  std::vector<const Variable*> active_;
  std::size_t size_ = 0;
};

}  // namespace

void VariableScope::define(const Variable& variable) {
  variables_.push_back(variable);
}

void VariableScope::set(std::string_view name, Text value) {
  variables_.push_back(
      {.name = std::string(name), .value = std::move(value), .origin = VariableOrigin::task_output, .span = {}});
}

Text VariableScope::value_of(std::string_view name) const {
  Lookup lookup(*this);
  auto value = lookup.value(name);
  return value ? std::move(*value) : unknown_variable(name);
}

bool VariableScope::defines(std::string_view name) const {
  return Lookup(*this).find(name) != nullptr;
}

Text replace_macros(const Text& text, const VariableScope& scope, MacroContext context) {
  const std::string flat = flatten(text);
  if (flat.find("$(") == std::string::npos) return text;
  return replace(text, [&](std::string_view name) -> std::optional<Text> {
    Lookup lookup(scope);
    if (auto value = lookup.value(name)) return value;
    if (lookup.find(name) || !may_be_variable(name)) return std::nullopt;
    const bool in_script = context != MacroContext::value;
    if (in_script && (is_command_name(name) || declares_function(flat, name))) return std::nullopt;
    return unknown_variable(name);
  });
}

}  // namespace patscope::pipeline
