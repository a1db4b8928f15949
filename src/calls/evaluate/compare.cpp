#include <algorithm>
#include <charconv>
#include <functional>

#include "calls/builtins/patterns.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

enum class Relation { equal, like, matches, contains, in, less, greater, none };

struct Comparison {
  std::string_view name;
  Relation relation;
  bool negated;
};

constexpr Comparison comparisons[] = {
    {"==", Relation::equal, false},
    {"=", Relation::equal, false},
    {"===", Relation::equal, false},
    {"-eq", Relation::equal, false},
    {"-ceq", Relation::equal, false},
    {"-ieq", Relation::equal, false},
    {"is", Relation::equal, false},
    {"!=", Relation::equal, true},
    {"!==", Relation::equal, true},
    {"-ne", Relation::equal, true},
    {"-cne", Relation::equal, true},
    {"-ine", Relation::equal, true},
    {"is not", Relation::equal, true},
    {"-like", Relation::like, false},
    {"-notlike", Relation::like, true},
    {"-match", Relation::matches, false},
    {"=~", Relation::matches, false},
    {"-notmatch", Relation::matches, true},
    {"-contains", Relation::contains, false},
    {"-notcontains", Relation::contains, true},
    {"-in", Relation::in, false},
    {"in", Relation::in, false},
    {"-notin", Relation::in, true},
    {"not in", Relation::in, true},
    {"-lt", Relation::less, false},
    {"<", Relation::less, false},
    {"-gt", Relation::greater, false},
    {">", Relation::greater, false},
    {"-ge", Relation::less, true},
    {">=", Relation::less, true},
    {"-le", Relation::greater, true},
    {"<=", Relation::greater, true},
};

std::optional<long long> number(const std::string& text) {
  long long result = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return result;
}

bool folds_case(const Machine& machine) {
  return machine.language == Language::powershell || machine.language == Language::batch;
}

bool is_default(const Machine& machine, const Piece& piece) {
  const auto& all = machine.parameter_defaults;
  return !piece.hole && std::any_of(all.begin(), all.end(), [&](const Span& place) {
    return piece.origin.source == place.source && place.begin <= piece.origin.begin && piece.origin.end <= place.end;
  });
}

std::optional<bool> equal(const Machine& machine, const Text& left, const Text& right) {
  const auto a = left.known();
  const auto b = right.known();
  if (a && b) return folds_case(machine) ? equals_ignoring_case(*a, *b) : *a == *b;
  if ((a && a->empty() && certainly_not_empty(right)) || (b && b->empty() && certainly_not_empty(left))) return false;
  return std::nullopt;
}

/// A pattern that fits with holes as single bytes fits whatever the holes are; one that does not may still do.
std::optional<bool> like(const Machine& machine, const Text& text, const Text& pattern) {
  const auto glob = pattern.known();
  if (!glob) return std::nullopt;
  // What bash scripts spell "\\?" has lost its backslash here; a bare "?" is much rarer.
  const auto pattern_text = machine.language == Language::bash ? replace_all(*glob, "?", "\\?") : *glob;
  if (matches_glob(pattern_text, flatten(text), folds_case(machine) ? Case::ignored : Case::kept)) return true;
  if (!text.has_hole()) return false;
  return std::nullopt;
}

std::optional<bool> matches(const Machine& machine, const Text& text, const Text& pattern) {
  const auto expression = pattern.known();
  if (!expression || text.has_hole()) return std::nullopt;
  return search(*expression, text, folds_case(machine) ? Case::ignored : Case::kept).has_value();
}

std::optional<bool> ordered(const Text& left, const Text& right, Relation relation) {
  const auto a = left.known();
  const auto b = right.known();
  const auto first = a ? number(*a) : std::nullopt;
  const auto second = b ? number(*b) : std::nullopt;
  if (!first || !second) return std::nullopt;
  return relation == Relation::less ? *first < *second : *first > *second;
}

std::optional<bool> holds(const Machine& machine, Relation relation, const Text& left, const Text& right) {
  switch (relation) {
    case Relation::equal: {
      const auto pattern = right.known();
      const bool is_glob = machine.language == Language::bash && pattern && pattern->find('*') != std::string::npos;
      return is_glob ? like(machine, left, right) : equal(machine, left, right);
    }
    case Relation::like:
      return like(machine, left, right);
    case Relation::matches:
      return matches(machine, left, right);
    case Relation::less:
    case Relation::greater:
      return ordered(left, right, relation);
    default:
      return std::nullopt;
  }
}

/// True as soon as one certainly holds; false only when all certainly fail.
std::optional<bool> any_holds(const Machine& machine, const std::vector<Value>& haystack, const Value& needle) {
  std::optional<bool> result = false;
  for (const auto& item : haystack) {
    const auto same = compare(machine, "==", item, needle);
    if (same == true) return true;
    if (!same) result = std::nullopt;
  }
  return result;
}

/// A part of a path, which has no query in it: it stands beside a slash.
bool stands_in_path(const std::string& flat, std::size_t hole) {
  return (hole > 0 && flat[hole - 1] == '/') || (hole + 1 < flat.size() && flat[hole + 1] == '/');
}

/// Whether a URL has a query; a text of which only holes are known may be anything.
std::optional<bool> has_query(const std::string& flat) {
  for (std::size_t at = flat.find(text_hole_byte); at != std::string::npos; at = flat.find(text_hole_byte, at + 1))
    if (!stands_in_path(flat, at)) return std::nullopt;
  return false;
}

std::optional<bool> text_contains(const Text& text, const std::string& wanted) {
  const auto flat = flatten(text);
  if (flat.find(wanted) != std::string::npos) return true;
  if (!text.has_hole()) return false;
  return wanted == "?" ? has_query(flat) : std::nullopt;
}

/// `needle in text`: a literal piece that has it decides, when all alternatives agree.
std::optional<bool> any_text_contains(const Value& text, const Value& needle) {
  const auto wanted = known(needle);
  if (!wanted || text.texts.empty() || !text.objects.empty()) return std::nullopt;
  const auto first = text_contains(text.texts.front(), *wanted);
  const bool agreed = std::all_of(text.texts.begin(), text.texts.end(),
                                  [&](const Text& one) { return text_contains(one, *wanted) == first; });
  return agreed ? first : std::nullopt;
}

/// "TF_BUILD" in os.environ. The token is only there when the step maps it.
bool is_name_of_every_run(const Value& name) {
  const auto variable = pipeline::predefined_from_environment(known(name).value_or(""));
  return variable && pipeline::is_set_in_every_run(variable->name);
}

std::optional<bool> contains(const Machine& machine, const Value& container, const Value& needle) {
  if (!container.texts.empty()) return any_text_contains(container, needle);
  if (container.objects.size() != 1) return std::nullopt;
  const auto& object = machine.state.heap.get(container.objects.front());
  if (object.kind != ObjectKind::list && object.kind != ObjectKind::map) return std::nullopt;
  auto listed = object.items;
  if (object.kind == ObjectKind::map)
    for (const auto& [key, value] : object.fields) listed.emplace_back(key);
  const auto found = any_holds(machine, listed, needle);
  if (found != true && object.type == environment_type && is_name_of_every_run(needle)) return true;
  const bool sure = found == true ? !object.maybe_fewer : object.others.is_nothing();
  return sure ? found : std::nullopt;
}

std::optional<bool> compare_nothing(const Value& left, const Value& right) {
  const auto& other = left.is_nothing() ? right : left;
  if (left.is_nothing() && right.is_nothing()) return true;
  if (other.maybe_nothing) return std::nullopt;
  for (const auto& text : other.texts)
    if (text.has_hole() && !certainly_not_empty(text)) return std::nullopt;
  return false;
}

/// A table is no text: `data == ""`, where the caller may have handed in either.
bool is_table(const Machine& machine, const Value& value) {
  if (machine.language != Language::python && machine.language != Language::javascript) return false;
  if (value.objects.empty() || !value.texts.empty() || !value.callables.empty()) return false;
  return std::all_of(value.objects.begin(), value.objects.end(), [&](ObjectId id) {
    const auto& object = machine.state.heap.get(id);
    const bool list = object.kind == ObjectKind::list && machine.language == Language::python;
    return list || (object.kind == ObjectKind::map && object.type.empty());
  });
}

std::optional<bool> compare_object(const Machine& machine, const Value& left, const Value& right) {
  const bool known_texts = right.objects.empty() && right.callables.empty() &&
                           std::none_of(right.texts.begin(), right.texts.end(), std::mem_fn(&Text::has_hole));
  if (is_table(machine, left) && known_texts) return false;
  const bool one = left.objects.size() == 1 && left.texts.empty() && left.callables.empty() && right.texts.empty() &&
                   right.callables.empty() && left.objects == right.objects;
  return one ? std::optional(true) : std::nullopt;
}

std::optional<bool> relate(const Machine& machine, Relation relation, const Value& left, const Value& right) {
  if (relation == Relation::contains) return contains(machine, left, right);
  if (relation == Relation::in) return contains(machine, right, left);
  if (left.is_nothing() || right.is_nothing())
    return relation == Relation::equal ? compare_nothing(left, right) : std::nullopt;
  if (left.maybe_nothing || right.maybe_nothing) return std::nullopt;
  if (!left.objects.empty() || !right.objects.empty()) {
    if (relation != Relation::equal) return std::nullopt;
    return left.objects.empty() ? compare_object(machine, right, left) : compare_object(machine, left, right);
  }
  std::optional<bool> agreed;
  for (const auto& a : left.texts)
    for (const auto& b : right.texts) {
      const auto one = holds(machine, relation, a, b);
      if (!one || (agreed && *agreed != *one)) return std::nullopt;
      agreed = one;
    }
  return agreed;
}

std::optional<bool> truth_of_text(const Machine& machine, const Text& text) {
  const auto literal = text.known();
  if (!literal) return certainly_not_empty(text) ? std::optional(true) : std::nullopt;
  if (literal->empty()) return false;
  if (machine.language == Language::bash) return std::nullopt;
  if (*literal == "False" || *literal == "false") return false;
  if (*literal == "0") return std::nullopt;
  return true;
}

std::optional<bool> truth_of_object(const Machine& machine, ObjectId id) {
  const auto& object = machine.state.heap.get(id);
  if (object.kind == ObjectKind::list || object.kind == ObjectKind::map) {
    const bool array = machine.language == Language::javascript;
    if (!array && (!object.others.is_nothing() || object.maybe_fewer)) return std::nullopt;
    // What a block writes only in some runs is not in the list in the others.
    const bool maybe_written =
        machine.language == Language::powershell && !object.items.empty() &&
        std::all_of(object.items.begin(), object.items.end(), std::mem_fn(&Value::maybe_nothing));
    if (maybe_written) return std::nullopt;
    if (object.items.empty() && object.fields.empty()) return array ? std::optional(true) : std::nullopt;
  }
  if (object.kind == ObjectKind::library) return std::nullopt;
  return true;
}

}  // namespace

bool certainly_not_empty(const Text& text) {
  return std::any_of(text.pieces.begin(), text.pieces.end(), [](const Piece& piece) {
    return piece.hole ? pipeline::is_set_in_every_run(piece.hole->name) : !piece.literal.empty();
  });
}

bool certainly_not_empty(const Value& value) {
  const auto texts = as_texts(value);
  return !value.maybe_nothing && !texts.empty() &&
         std::all_of(texts.begin(), texts.end(), [](const Text& text) { return certainly_not_empty(text); });
}

Value as_tested(const Machine& machine, Value value) {
  if (machine.parameter_defaults.empty()) return value;
  for (auto& text : value.texts)
    for (auto& piece : text.pieces)
      if (is_default(machine, piece)) piece.hole = Hole{.name = "parameter", .carries = {}};
  return value;
}

std::optional<bool> compare(const Machine& machine, std::string_view name, const Value& left, const Value& right) {
  const auto* found = std::find_if(std::begin(comparisons), std::end(comparisons),
                                   [&](const Comparison& comparison) { return comparison.name == name; });
  if (found == std::end(comparisons)) return std::nullopt;
  const bool certain = machine.parameter_defaults.empty();
  const auto result = certain ? relate(machine, found->relation, left, right)
                              : relate(machine, found->relation, as_tested(machine, left), as_tested(machine, right));
  return result && found->negated ? std::optional(!*result) : result;
}

bool is_comparison(std::string_view name) {
  return std::any_of(std::begin(comparisons), std::end(comparisons),
                     [&](const Comparison& comparison) { return comparison.name == name; });
}

std::optional<bool> truth(const Machine& machine, const Value& value) {
  if (value.is_nothing()) return false;
  std::optional<bool> agreed;
  const auto opened = machine.parameter_defaults.empty() ? std::nullopt : std::optional(as_tested(machine, value));
  if (value.maybe_nothing) agreed = false;
  const auto agree = [&](std::optional<bool> one) {
    if (!one || (agreed && *agreed != *one)) return false;
    agreed = one;
    return true;
  };
  for (const auto& text : opened ? opened->texts : value.texts)
    if (!agree(truth_of_text(machine, text))) return std::nullopt;
  for (const auto id : value.objects)
    if (!agree(truth_of_object(machine, id))) return std::nullopt;
  if (!value.callables.empty() && !agree(true)) return std::nullopt;
  return agreed;
}

}  // namespace patscope::calls
