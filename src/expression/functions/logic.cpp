#include "expression/functions/function.h"

namespace patscope::expression {
namespace {

/// Stops at the first argument that decides. An error behind one that the run decides need not show: the service may
/// never get there.
Outcome first_that_decides(const LazyArguments& arguments, bool deciding) {
  std::vector<Value> open;
  for (std::size_t i = 0; i < arguments.size; ++i) {
    auto argument = arguments.at(i);
    if (argument.error && open.empty()) return argument;
    const auto holds = argument.error ? std::nullopt : truth(argument.value);
    if (holds == deciding) return {.value = deciding, .error = {}};
    if (!holds) open.push_back(std::move(argument.value));
  }
  return {.value = open.empty() ? Value(!deciding) : undecided(open), .error = {}};
}

Outcome logical_and(const LazyArguments& arguments) {
  return first_that_decides(arguments, false);
}

Outcome logical_or(const LazyArguments& arguments) {
  return first_that_decides(arguments, true);
}

Outcome logical_not(Arguments arguments) {
  const auto holds = truth(arguments[0]);
  return {.value = holds ? Value(!*holds) : undecided(arguments), .error = {}};
}

Outcome logical_xor(Arguments arguments) {
  const auto left = truth(arguments[0]);
  const auto right = truth(arguments[1]);
  return {.value = left && right ? Value(*left != *right) : undecided(arguments), .error = {}};
}

/// Null and the empty string are skipped; False and 0 are not. Once the run decides whether an argument counts, every
/// later one may be the result.
Outcome coalesce(const LazyArguments& arguments) {
  std::vector<Value> possible;
  for (std::size_t i = 0; i < arguments.size; ++i) {
    auto argument = arguments.at(i);
    if (argument.error && possible.empty()) return argument;
    if (argument.error) break;
    const auto kind = argument.value.kind();
    const bool may_be_skipped = kind == Kind::null || kind == Kind::string || kind == Kind::unknown;
    const auto counts = may_be_skipped ? truth(argument.value) : true;
    if (counts == false) continue;
    if (counts == true && possible.empty()) return argument;
    possible.push_back(std::move(argument.value));
    if (counts == true) break;
  }
  if (possible.empty()) return {};
  return {.value = possible.size() == 1 ? possible.front() : undecided(possible), .error = {}};
}

bool certainly_the_same(const Value& a, const Value& b) {
  const auto left = to_text(a);
  const auto right = to_text(b);
  return a.kind() == b.kind() && left && right && left->same_value(*right);
}

/// Both branches are evaluated, so that an error in the loser shows.
Outcome iif(Arguments arguments) {
  const auto holds = truth(arguments[0]);
  if (holds) return {.value = arguments[*holds ? 1 : 2], .error = {}};
  if (certainly_the_same(arguments[1], arguments[2])) return {.value = arguments[1], .error = {}};
  return {.value = undecided(arguments), .error = {}};
}

Outcome always(Arguments) {
  return {.value = true, .error = {}};
}

constexpr Function logic_rows[] = {
    {.name = "and", .least = 2, .most = any_number, .run = logical_and},
    {.name = "or", .least = 2, .most = any_number, .run = logical_or},
    {.name = "not", .least = 1, .most = 1, .run = logical_not},
    {.name = "xor", .least = 2, .most = 2, .run = logical_xor},
    {.name = "coalesce", .least = 2, .most = any_number, .run = coalesce},
    {.name = "iif", .least = 3, .most = 3, .run = iif},
};

constexpr Function run_rows[] = {
    {.name = "always", .least = 0, .most = 0, .run = always, .offered = Offered::with_status},
    {.name = "canceled", .least = 0, .most = 0, .run = DecidedByRun{}, .offered = Offered::with_status},
    {.name = "failed", .least = 0, .most = any_number, .run = DecidedByRun{}, .offered = Offered::with_status},
    {.name = "succeeded", .least = 0, .most = any_number, .run = DecidedByRun{}, .offered = Offered::with_status},
    {.name = "succeededOrFailed",
     .least = 0,
     .most = any_number,
     .run = DecidedByRun{},
     .offered = Offered::with_status},
    {.name = "counter",
     .least = 1,
     .most = 2,
     .run = DecidedByRun{HoleKind::integer},
     .offered = Offered::with_counter},
};

}  // namespace

std::span<const Function> logic_functions() {
  return logic_rows;
}
std::span<const Function> run_functions() {
  return run_rows;
}

}  // namespace patscope::expression
