#include <algorithm>
#include <charconv>

#include "calls/builtins/patterns.h"
#include "calls/builtins/shell_expansion.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;
using script::Node;

std::optional<long long> number(const Value& value) {
  const auto text = known(value);
  if (!text || text->empty() || text->size() > 15) return std::nullopt;
  long long result = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), result);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return result;
}

std::optional<Value> calculate(std::string_view name, const Value& left, const Value& right) {
  const auto a = number(left);
  const auto b = number(right);
  if (!a || !b) return std::nullopt;
  if (name == "+") return Value(std::to_string(*a + *b));
  if (name == "-") return Value(std::to_string(*a - *b));
  if (name == "*" && *b < 1'000'000 && *a < 1'000'000'000) return Value(std::to_string(*a * *b));
  return std::nullopt;
}

bool has_list(const Machine& machine, const Value& value) {
  return std::any_of(value.objects.begin(), value.objects.end(),
                     [&](ObjectId id) { return machine.state.heap.get(id).kind == ObjectKind::list; });
}
bool has_map(const Machine& machine, const Value& value) {
  return std::any_of(value.objects.begin(), value.objects.end(),
                     [&](ObjectId id) { return machine.state.heap.get(id).kind == ObjectKind::map; });
}

Value add_up(Machine& machine, const Value& left, const Value& right) {
  if (has_list(machine, left)) {
    auto all = items(machine.state, left);
    const auto more = items(machine.state, right);
    all.insert(all.end(), more.begin(), more.end());
    const auto list = add_list(machine, std::move(all));
    const bool adds = !has_list(machine, right) || lists_all(machine.state, right);
    machine.state.heap.edit(list.objects.front()).maybe_fewer = !lists_all(machine.state, left) || !adds;
    return list;
  }
  if (has_map(machine, left)) {
    const Value merged = add_object(machine.state, {});
    for (const auto& side : {left, right}) merge_entries(machine.state, merged, side);
    return merged;
  }
  if (left.is_nothing()) return right;
  return concatenate(to_text(machine, left), to_text(machine, right));
}

Value multiply(Machine& machine, const Value& left, const Value& right) {
  const auto text = known(left);
  const auto count = number(right);
  if (!text || !count || *count < 0 || *count > 100) return derived(machine, "product", {left, right});
  std::string result;
  for (long long i = 0; i < *count; ++i) result += *text;
  return Value(result);
}

Value format_percent(Machine& machine, const Value& format, const Value& arguments) {
  if (format.texts.size() != 1 || number(format)) return derived(machine, "remainder", {format, arguments});
  return format_printf(machine, format.texts.front(), items(machine.state, arguments), &arguments);
}

Value replace_operator(Machine& machine, const Value& text, const Value& arguments) {
  const auto parts = items(machine.state, arguments);
  const auto expression = parts.empty() ? std::nullopt : known(parts.front());
  const Text to = parts.size() > 1 ? as_text(to_text(machine, parts[1])) : Text();
  if (!expression) return derived(machine, "replaced", {text, arguments});
  return map_texts(to_text(machine, text), [&](const Text& one) {
    if (auto replaced = replace_matches(*expression, one, to, Case::ignored)) return *replaced;
    return as_text(derived(machine, "replaced", {Value(one)}));
  });
}

Value split_operator(Machine& machine, const Value& text, const Value& separator) {
  const auto parts = items(machine.state, separator);
  const auto expression = parts.empty() ? std::nullopt : known(parts.front());
  if (!expression || text.texts.size() != 1) return derived(machine, "part", {text});
  std::vector<Value> split;
  for (auto& part : split_at_matches(*expression, text.texts.front()).value_or(std::vector{text.texts.front()}))
    split.emplace_back(std::move(part));
  return add_list(machine, std::move(split));
}

Value range(Machine& machine, const Value& first, const Value& last) {
  const auto begin = number(first);
  const auto end = number(last);
  if (!begin || !end || *end < *begin || *end - *begin > static_cast<long long>(longest_loop))
    return derived(machine, "number", {first, last});
  std::vector<Value> numbers;
  for (auto i = *begin; i <= *end; ++i) numbers.emplace_back(std::to_string(i));
  return add_list(machine, std::move(numbers));
}

Value as_boolean(std::optional<bool> value) {
  if (!value) return unknown("condition");
  return Value(std::string(*value ? "True" : "False"));
}

/// `process.env.X || ''`: what the run has not set is empty, which a hole may be as well.
Value without_empty(Value value, const Value& before) {
  const auto has_hole = [](const Text& text) { return text.has_hole(); };
  if (std::none_of(before.texts.begin(), before.texts.end(), has_hole)) return value;
  std::erase_if(value.texts, [](const Text& text) { return text.known() == ""; });
  return value;
}

/// `build && deploy`: a run without failures does both.
bool does(const Node& node) {
  return node.kind == script::Kind::command || node.kind == script::Kind::pipe ||
         (node.name == "&&" && does(node.operands.back()));
}

/// An environment variable that nothing here sets may be missing; nothing when it is not known.
std::optional<bool> is_something(const Machine& machine, const Node& node, const Value& value) {
  if (value.is_nothing()) return false;
  if (node.name == "??" && !node.operands.empty()) return is_something(machine, node.operands.back(), value);
  if (node.kind == script::Kind::environment && !find_environment(machine, node.name)) return std::nullopt;
  return value.maybe_nothing ? std::nullopt : std::optional(true);
}

/// `a || b`, `a ?? b`, `a && b` for their value; in shells for what they do.
Value choose_operand(Machine& machine, const Node& node, std::string_view name) {
  const bool shell = machine.language == Language::bash || machine.language == Language::batch;
  const bool conjunction = name == "&&" || name == "-and" || name == "and";
  Value left;
  std::optional<bool> decided;
  if (shell) {
    decided = decide(machine, node.operands[0]);
  } else {
    left = evaluate(machine, node.operands[0]);
    if (name == "??")
      decided = is_something(machine, node.operands[0], left);
    else
      decided = truth(machine, left);
  }
  if (decided && *decided != conjunction) return left;
  if (decided) return evaluate(machine, node.operands[1]);
  const auto right = [&] {
    narrow(machine, node.operands[0], conjunction);
    return evaluate(machine, node.operands[1]);
  };
  const bool asks_for_success = conjunction && does(node.operands[0]);
  const auto outer = std::exchange(machine.reach, asks_for_success ? machine.reach : Reach::maybe);
  auto result = either(machine, right, [&] {
    narrow(machine, node.operands[0], !conjunction);
    return conjunction ? Value() : left;
  });
  machine.reach = outer;
  return shell || conjunction ? result : without_empty(std::move(result), left);
}

bool chooses(std::string_view name) {
  return name == "&&" || name == "||" || name == "??" || name == "-and" || name == "-or" || name == "and" ||
         name == "or";
}

Value evaluate_unary(Machine& machine, const Node& node) {
  const auto value = evaluate(machine, node.operands[0]);
  if (node.name == "-join") return join_items(machine, items(machine.state, value), Value(std::string{}));
  if (node.name == "cast" || node.name == "await" || node.name == "+" || node.name == "(") return value;
  if (node.name == "-split") {
    std::vector<Value> parts;
    for (auto& word : words_of(as_text(value))) parts.emplace_back(std::move(word));
    return add_list(machine, std::move(parts));
  }
  return derived(machine, node.name, {value});
}

/// A number of the shell: loops count with them, so that nothing is decided from one.
Value evaluate_arithmetic(Machine& machine, const Node& node) {
  std::vector<Value> values;
  for (const auto& operand : node.operands) values.push_back(evaluate(machine, operand));
  auto number = derived(machine, "number", values);
  number.texts.front().pieces.front().hole->kind = HoleKind::integer;
  return number;
}

void yield(Machine& machine, const Value& value) {
  for (auto landing = machine.landings.rbegin(); landing != machine.landings.rend(); ++landing)
    if (landing->kind == LandingKind::function) {
      landing->yielded.push_back(value);
      return;
    }
}

}  // namespace

Value combine(Machine& machine, std::string_view name, const Value& left, const Value& right) {
  if (is_comparison(name)) return as_boolean(compare(machine, name, left, right));
  const bool glues = machine.language == Language::bash && name == "+";
  if (!glues)
    if (auto result = calculate(name, left, right)) return *result;
  if (name == "+") return add_up(machine, left, right);
  if (name == "*") return multiply(machine, left, right);
  if (name == "%") return format_percent(machine, left, right);
  if (name == "-f") return format_braces(machine, left, items(machine.state, right));
  if (name == "-join") return join_items(machine, items(machine.state, left), right);
  if (name == "-replace" || name == "-creplace" || name == "-ireplace") return replace_operator(machine, left, right);
  if (name == "-split") return split_operator(machine, left, right);
  if (name == "..") return range(machine, left, right);
  if (name == "??" || name == "||") return join(left, right);
  if (name == "-as") return left;
  return derived(machine, std::string(name), {left, right});
}

Value evaluate_operation(Machine& machine, const Node& node) {
  if (auto expanded = expand_parameter(machine, node)) return *expanded;
  if (node.operands.size() == 2 && chooses(node.name)) return choose_operand(machine, node, node.name);
  if (node.name == "not" || node.name == "!" || node.name == "-not") {
    const auto decided = node.operands.empty() ? std::nullopt : decide(machine, node.operands[0]);
    return as_boolean(decided ? std::optional(!*decided) : std::nullopt);
  }
  if (node.name == "yield") {
    if (!node.operands.empty()) yield(machine, evaluate(machine, node.operands[0]));
    return unknown("sent");
  }
  if (node.name == "regex" || node.name == "slice")
    return node.operands.empty() ? Value() : evaluate(machine, node.operands[0]);
  if (node.name == "arithmetic") return evaluate_arithmetic(machine, node);
  if (node.operands.size() == 1) return evaluate_unary(machine, node);
  if (node.operands.size() < 2) return {};
  const auto left = evaluate(machine, node.operands[0]);
  auto result = combine(machine, node.name, left, evaluate(machine, node.operands[1]));
  return result;
}

}  // namespace patscope::calls
